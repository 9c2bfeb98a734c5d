"""The lines that no step leaves: how an entry came into the register, what was corrected, what was taken back."""

from caseapp.law.coded import Coded

RECEIVED = "received"
RECORDED = "recorded"
IMPORTED = "imported"
CORRECTED = "corrected"
UNDONE = "undone"

FIRST = frozenset({RECEIVED, RECORDED, IMPORTED})

TITLES = {
    RECEIVED: "登记申请",
    RECORDED: "整件登记",
    IMPORTED: "由台账导入",
    CORRECTED: "更正",
    UNDONE: "撤回",
}


class Decision(Coded, table_title="对更正的意见"):
    """What became of a correction that waited for consent."""

    CONSENTED = "consented", "同意"
    REFUSED = "refused", "不同意"
    DROPPED = "dropped", "申请人自行撤回"
