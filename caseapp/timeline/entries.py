"""The lines that no step leaves: how an entry came into the register, what was corrected, what was taken back."""

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
