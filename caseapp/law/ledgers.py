"""The two registers of an office, as data."""

from caseapp.law.coded import Coded


class Ledger(Coded, table_title="台账"):
    """The two ledgers that an office keeps; the label is also the name of its sheet in a workbook written here."""

    RECONSIDERATION = "reconsideration", "复议台账", ("复议", "行政复议", "行政复议台账", "复议案件台账")
    LITIGATION = "litigation", "应诉台账", ("应诉", "行政应诉", "行政应诉台账", "行政诉讼", "诉讼", "应诉案件台账")
