"""What the ledger remembers: changes and versions; issued reports; corrections that wait for consent."""

import sqlalchemy as sa
from alembic import op

from caseapp.history import triggers

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.create_table(
        "change",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column(
            "origin",
            sa.Enum(
                "page",
                "import",
                "command",
                "upgrade",
                "outside",
                name="origin",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("account_id", sa.Integer(), nullable=True),
        sa.Column("person", sa.String(length=50), nullable=True),
        sa.Column("place", sa.String(length=300), nullable=True),
        sa.Column("why", sa.Text(), nullable=True),
        sa.Column("seal", sa.String(length=64), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_change")),
    )
    op.create_index("ix_change_at", "change", ["at"], unique=False)
    op.create_index("ix_change_person", "change", ["person", "id"], unique=False)
    op.create_index(
        "ix_change_unsealed",
        "change",
        ["id"],
        unique=False,
        sqlite_where=sa.text("seal IS NULL"),
        postgresql_where=sa.text("seal IS NULL"),
    )
    op.create_table(
        "history_account",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("username", sa.String(length=50), autoincrement=False, nullable=True),
        sa.Column("name", sa.String(length=50), autoincrement=False, nullable=True),
        sa.Column("role", sa.String(length=32), autoincrement=False, nullable=True),
        sa.Column("office_id", sa.Integer(), autoincrement=False, nullable=True),
        sa.Column("is_active", sa.Boolean(), autoincrement=False, nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), autoincrement=False, nullable=True),
        sa.Column("since", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("until", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", "since", name=op.f("pk_history_account")),
    )
    op.create_index("ix_history_account_since", "history_account", ["since"], unique=False)
    op.create_index(
        "ix_history_account_until",
        "history_account",
        ["until"],
        unique=False,
        sqlite_where=sa.text("until < 2147483647"),
        postgresql_where=sa.text("until < 2147483647"),
    )
    op.create_table(
        "history_appearance",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("hearing_id", sa.Integer(), autoincrement=False, nullable=True),
        sa.Column("defendant_id", sa.Integer(), autoincrement=False, nullable=True),
        sa.Column("appeared", sa.Boolean(), autoincrement=False, nullable=True),
        sa.Column("person", sa.String(length=100), autoincrement=False, nullable=True),
        sa.Column("post", sa.String(length=100), autoincrement=False, nullable=True),
        sa.Column("rank", sa.String(length=32), autoincrement=False, nullable=True),
        sa.Column("absence_reason", sa.String(length=32), autoincrement=False, nullable=True),
        sa.Column("has_absence_proof", sa.Boolean(), autoincrement=False, nullable=True),
        sa.Column("is_staff_sent", sa.Boolean(), autoincrement=False, nullable=True),
        sa.Column("is_lawyer_only", sa.Boolean(), autoincrement=False, nullable=True),
        sa.Column("is_proof_filed", sa.Boolean(), autoincrement=False, nullable=True),
        sa.Column("spoke", sa.Boolean(), autoincrement=False, nullable=True),
        sa.Column("since", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("until", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", "since", name=op.f("pk_history_appearance")),
    )
    op.create_index(
        "ix_history_appearance_defendant_id_hearing_id",
        "history_appearance",
        ["defendant_id", "hearing_id", "until", "since"],
        unique=False,
    )
    op.create_index(
        "ix_history_appearance_hearing_id_until", "history_appearance", ["hearing_id", "until", "since"], unique=False
    )
    op.create_index("ix_history_appearance_since", "history_appearance", ["since"], unique=False)
    op.create_index(
        "ix_history_appearance_until",
        "history_appearance",
        ["until"],
        unique=False,
        sqlite_where=sa.text("until < 2147483647"),
        postgresql_where=sa.text("until < 2147483647"),
    )
    op.create_table(
        "history_applicant",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("case_id", sa.Integer(), autoincrement=False, nullable=True),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=True),
        sa.Column("name", sa.String(length=200), autoincrement=False, nullable=True),
        sa.Column("kind", sa.String(length=32), autoincrement=False, nullable=True),
        sa.Column("document_number", sa.String(length=50), autoincrement=False, nullable=True),
        sa.Column("telephone", sa.String(length=50), autoincrement=False, nullable=True),
        sa.Column("address", sa.String(length=300), autoincrement=False, nullable=True),
        sa.Column("agent", sa.String(length=200), autoincrement=False, nullable=True),
        sa.Column("since", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("until", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", "since", name=op.f("pk_history_applicant")),
    )
    op.create_index(
        "ix_history_applicant_case_id_until", "history_applicant", ["case_id", "until", "since"], unique=False
    )
    op.create_index("ix_history_applicant_since", "history_applicant", ["since"], unique=False)
    op.create_index(
        "ix_history_applicant_until",
        "history_applicant",
        ["until"],
        unique=False,
        sqlite_where=sa.text("until < 2147483647"),
        postgresql_where=sa.text("until < 2147483647"),
    )
    op.create_table(
        "history_arranged_day",
        sa.Column("day", sa.Date(), autoincrement=False, nullable=False),
        sa.Column("year", sa.Integer(), autoincrement=False, nullable=True),
        sa.Column("kind", sa.String(length=32), autoincrement=False, nullable=True),
        sa.Column("name", sa.String(length=50), autoincrement=False, nullable=True),
        sa.Column("since", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("until", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("day", "since", name=op.f("pk_history_arranged_day")),
    )
    op.create_index("ix_history_arranged_day_since", "history_arranged_day", ["since"], unique=False)
    op.create_index(
        "ix_history_arranged_day_until",
        "history_arranged_day",
        ["until"],
        unique=False,
        sqlite_where=sa.text("until < 2147483647"),
        postgresql_where=sa.text("until < 2147483647"),
    )
    op.create_table(
        "history_calendar_year",
        sa.Column("year", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("source", sa.Text(), autoincrement=False, nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), autoincrement=False, nullable=True),
        sa.Column("recorded_by", sa.String(length=50), autoincrement=False, nullable=True),
        sa.Column("since", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("until", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("year", "since", name=op.f("pk_history_calendar_year")),
    )
    op.create_index("ix_history_calendar_year_since", "history_calendar_year", ["since"], unique=False)
    op.create_index(
        "ix_history_calendar_year_until",
        "history_calendar_year",
        ["until"],
        unique=False,
        sqlite_where=sa.text("until < 2147483647"),
        postgresql_where=sa.text("until < 2147483647"),
    )
    op.create_table(
        "history_co_respondent",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("case_id", sa.Integer(), autoincrement=False, nullable=True),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=True),
        sa.Column("organ_id", sa.Integer(), autoincrement=False, nullable=True),
        sa.Column("since", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("until", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", "since", name=op.f("pk_history_co_respondent")),
    )
    op.create_index(
        "ix_history_co_respondent_case_id_until", "history_co_respondent", ["case_id", "until", "since"], unique=False
    )
    op.create_index("ix_history_co_respondent_since", "history_co_respondent", ["since"], unique=False)
    op.create_index(
        "ix_history_co_respondent_until",
        "history_co_respondent",
        ["until"],
        unique=False,
        sqlite_where=sa.text("until < 2147483647"),
        postgresql_where=sa.text("until < 2147483647"),
    )
    op.create_table(
        "history_correction_round",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("case_id", sa.Integer(), autoincrement=False, nullable=True),
        sa.Column("notified_on", sa.Date(), autoincrement=False, nullable=True),
        sa.Column("notice_received_on", sa.Date(), autoincrement=False, nullable=True),
        sa.Column("supply_by_on", sa.Date(), autoincrement=False, nullable=True),
        sa.Column("supplied_on", sa.Date(), autoincrement=False, nullable=True),
        sa.Column("is_lapsed", sa.Boolean(), autoincrement=False, nullable=True),
        sa.Column("since", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("until", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", "since", name=op.f("pk_history_correction_round")),
    )
    op.create_index(
        "ix_history_correction_round_case_id_until",
        "history_correction_round",
        ["case_id", "until", "since"],
        unique=False,
    )
    op.create_index("ix_history_correction_round_since", "history_correction_round", ["since"], unique=False)
    op.create_index(
        "ix_history_correction_round_until",
        "history_correction_round",
        ["until"],
        unique=False,
        sqlite_where=sa.text("until < 2147483647"),
        postgresql_where=sa.text("until < 2147483647"),
    )
    op.create_table(
        "history_counted_case",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("ledger", sa.String(length=32), autoincrement=False, nullable=True),
        sa.Column("case_id", sa.Integer(), autoincrement=False, nullable=True),
        sa.Column("report_id", sa.Integer(), autoincrement=False, nullable=True),
        sa.Column("since", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("until", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", "since", name=op.f("pk_history_counted_case")),
    )
    op.create_index("ix_history_counted_case_since", "history_counted_case", ["since"], unique=False)
    op.create_index(
        "ix_history_counted_case_until",
        "history_counted_case",
        ["until"],
        unique=False,
        sqlite_where=sa.text("until < 2147483647"),
        postgresql_where=sa.text("until < 2147483647"),
    )
    op.create_table(
        "history_court",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("name", sa.String(length=200), autoincrement=False, nullable=True),
        sa.Column("since", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("until", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", "since", name=op.f("pk_history_court")),
    )
    op.create_index("ix_history_court_since", "history_court", ["since"], unique=False)
    op.create_index(
        "ix_history_court_until",
        "history_court",
        ["until"],
        unique=False,
        sqlite_where=sa.text("until < 2147483647"),
        postgresql_where=sa.text("until < 2147483647"),
    )
    op.create_table(
        "history_defendant",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("case_id", sa.Integer(), autoincrement=False, nullable=True),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=True),
        sa.Column("organ_id", sa.Integer(), autoincrement=False, nullable=True),
        sa.Column("level", sa.String(length=32), autoincrement=False, nullable=True),
        sa.Column("region_id", sa.Integer(), autoincrement=False, nullable=True),
        sa.Column("role", sa.String(length=32), autoincrement=False, nullable=True),
        sa.Column("form", sa.String(length=32), autoincrement=False, nullable=True),
        sa.Column("ending", sa.String(length=32), autoincrement=False, nullable=True),
        sa.Column("content", sa.String(length=32), autoincrement=False, nullable=True),
        sa.Column("amount_fen", sa.BigInteger(), autoincrement=False, nullable=True),
        sa.Column("perform_due_on", sa.Date(), autoincrement=False, nullable=True),
        sa.Column("performed_on", sa.Date(), autoincrement=False, nullable=True),
        sa.Column("remarks", sa.Text(), autoincrement=False, nullable=True),
        sa.Column("appeared_on", sa.Date(), autoincrement=False, nullable=True),
        sa.Column("chief_appeared_on", sa.Date(), autoincrement=False, nullable=True),
        sa.Column("since", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("until", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", "since", name=op.f("pk_history_defendant")),
    )
    op.create_index(
        "ix_history_defendant_case_id_until", "history_defendant", ["case_id", "until", "since"], unique=False
    )
    op.create_index("ix_history_defendant_since", "history_defendant", ["since"], unique=False)
    op.create_index(
        "ix_history_defendant_until",
        "history_defendant",
        ["until"],
        unique=False,
        sqlite_where=sa.text("until < 2147483647"),
        postgresql_where=sa.text("until < 2147483647"),
    )
    op.create_table(
        "history_exclusion",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("case_id", sa.Integer(), autoincrement=False, nullable=True),
        sa.Column("kind", sa.String(length=32), autoincrement=False, nullable=True),
        sa.Column("ground", sa.String(length=32), autoincrement=False, nullable=True),
        sa.Column("basis", sa.String(length=200), autoincrement=False, nullable=True),
        sa.Column("start_on", sa.Date(), autoincrement=False, nullable=True),
        sa.Column("end_on", sa.Date(), autoincrement=False, nullable=True),
        sa.Column("since", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("until", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", "since", name=op.f("pk_history_exclusion")),
    )
    op.create_index(
        "ix_history_exclusion_case_id_until", "history_exclusion", ["case_id", "until", "since"], unique=False
    )
    op.create_index("ix_history_exclusion_since", "history_exclusion", ["since"], unique=False)
    op.create_index(
        "ix_history_exclusion_until",
        "history_exclusion",
        ["until"],
        unique=False,
        sqlite_where=sa.text("until < 2147483647"),
        postgresql_where=sa.text("until < 2147483647"),
    )
    op.create_table(
        "history_hearing",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("case_id", sa.Integer(), autoincrement=False, nullable=True),
        sa.Column("held_on", sa.Date(), autoincrement=False, nullable=True),
        sa.Column("is_open", sa.Boolean(), autoincrement=False, nullable=True),
        sa.Column("summons_received_on", sa.Date(), autoincrement=False, nullable=True),
        sa.Column("notice_received_on", sa.Date(), autoincrement=False, nullable=True),
        sa.Column("since", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("until", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", "since", name=op.f("pk_history_hearing")),
    )
    op.create_index("ix_history_hearing_case_id_until", "history_hearing", ["case_id", "until", "since"], unique=False)
    op.create_index("ix_history_hearing_since", "history_hearing", ["since"], unique=False)
    op.create_index(
        "ix_history_hearing_until",
        "history_hearing",
        ["until"],
        unique=False,
        sqlite_where=sa.text("until < 2147483647"),
        postgresql_where=sa.text("until < 2147483647"),
    )
    op.create_table(
        "history_issued_report",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("office_id", sa.Integer(), autoincrement=False, nullable=True),
        sa.Column("number", sa.String(length=100), autoincrement=False, nullable=True),
        sa.Column("number_year", sa.Integer(), autoincrement=False, nullable=True),
        sa.Column("number_serial", sa.Integer(), autoincrement=False, nullable=True),
        sa.Column("office", sa.String(length=200), autoincrement=False, nullable=True),
        sa.Column("period", sa.String(length=40), autoincrement=False, nullable=True),
        sa.Column("first_on", sa.Date(), autoincrement=False, nullable=True),
        sa.Column("last_on", sa.Date(), autoincrement=False, nullable=True),
        sa.Column("title", sa.String(length=200), autoincrement=False, nullable=True),
        sa.Column("issued_at", sa.DateTime(timezone=True), autoincrement=False, nullable=True),
        sa.Column("issued_on", sa.Date(), autoincrement=False, nullable=True),
        sa.Column("account_id", sa.Integer(), autoincrement=False, nullable=True),
        sa.Column("person", sa.String(length=50), autoincrement=False, nullable=True),
        sa.Column("change", sa.Integer(), autoincrement=False, nullable=True),
        sa.Column("ledger_at", sa.DateTime(timezone=True), autoincrement=False, nullable=True),
        sa.Column("seal", sa.String(length=64), autoincrement=False, nullable=True),
        sa.Column("sheet", sa.Text(), autoincrement=False, nullable=True),
        sa.Column("pdf_sha256", sa.String(length=64), autoincrement=False, nullable=True),
        sa.Column("replaces_id", sa.Integer(), autoincrement=False, nullable=True),
        sa.Column("why", sa.String(length=500), autoincrement=False, nullable=True),
        sa.Column("since", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("until", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", "since", name=op.f("pk_history_issued_report")),
    )
    op.create_index("ix_history_issued_report_since", "history_issued_report", ["since"], unique=False)
    op.create_index(
        "ix_history_issued_report_until",
        "history_issued_report",
        ["until"],
        unique=False,
        sqlite_where=sa.text("until < 2147483647"),
        postgresql_where=sa.text("until < 2147483647"),
    )
    op.create_table(
        "history_issued_set",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("report_id", sa.Integer(), autoincrement=False, nullable=True),
        sa.Column("set_code", sa.String(length=40), autoincrement=False, nullable=True),
        sa.Column("number", sa.BigInteger(), autoincrement=False, nullable=True),
        sa.Column("members", sa.Text(), autoincrement=False, nullable=True),
        sa.Column("since", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("until", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", "since", name=op.f("pk_history_issued_set")),
    )
    op.create_index("ix_history_issued_set_since", "history_issued_set", ["since"], unique=False)
    op.create_index(
        "ix_history_issued_set_until",
        "history_issued_set",
        ["until"],
        unique=False,
        sqlite_where=sa.text("until < 2147483647"),
        postgresql_where=sa.text("until < 2147483647"),
    )
    op.create_table(
        "history_litigation_case",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("version", sa.Integer(), autoincrement=False, nullable=True),
        sa.Column("office_id", sa.Integer(), autoincrement=False, nullable=True),
        sa.Column("court_number", sa.String(length=100), autoincrement=False, nullable=True),
        sa.Column("instance", sa.String(length=32), autoincrement=False, nullable=True),
        sa.Column("court_id", sa.Integer(), autoincrement=False, nullable=True),
        sa.Column("procedure", sa.String(length=32), autoincrement=False, nullable=True),
        sa.Column("served_on", sa.Date(), autoincrement=False, nullable=True),
        sa.Column("docketed_on", sa.Date(), autoincrement=False, nullable=True),
        sa.Column("origin", sa.String(length=32), autoincrement=False, nullable=True),
        sa.Column("earlier_number", sa.String(length=100), autoincrement=False, nullable=True),
        sa.Column("appeals_from_id", sa.Integer(), autoincrement=False, nullable=True),
        sa.Column("reconsideration_number", sa.String(length=100), autoincrement=False, nullable=True),
        sa.Column("reconsideration_id", sa.Integer(), autoincrement=False, nullable=True),
        sa.Column("plaintiff_kind", sa.String(length=32), autoincrement=False, nullable=True),
        sa.Column("matter", sa.String(length=32), autoincrement=False, nullable=True),
        sa.Column("field", sa.String(length=32), autoincrement=False, nullable=True),
        sa.Column("cause", sa.String(length=500), autoincrement=False, nullable=True),
        sa.Column("is_norm_review_requested", sa.Boolean(), autoincrement=False, nullable=True),
        sa.Column("handler", sa.String(length=50), autoincrement=False, nullable=True),
        sa.Column("defence_filed_on", sa.Date(), autoincrement=False, nullable=True),
        sa.Column("evidence_filed_on", sa.Date(), autoincrement=False, nullable=True),
        sa.Column("evidence_delay_ended_on", sa.Date(), autoincrement=False, nullable=True),
        sa.Column("is_must_appear", sa.Boolean(), autoincrement=False, nullable=True),
        sa.Column("must_appear_ground", sa.String(length=300), autoincrement=False, nullable=True),
        sa.Column("decided_on", sa.Date(), autoincrement=False, nullable=True),
        sa.Column("decision_number", sa.String(length=100), autoincrement=False, nullable=True),
        sa.Column("decision_received_on", sa.Date(), autoincrement=False, nullable=True),
        sa.Column("effective_on", sa.Date(), autoincrement=False, nullable=True),
        sa.Column("is_appealed", sa.Boolean(), autoincrement=False, nullable=True),
        sa.Column("appealed_on", sa.Date(), autoincrement=False, nullable=True),
        sa.Column("has_judicial_suggestion", sa.Boolean(), autoincrement=False, nullable=True),
        sa.Column("suggestion_received_on", sa.Date(), autoincrement=False, nullable=True),
        sa.Column("suggestion_answered_on", sa.Date(), autoincrement=False, nullable=True),
        sa.Column("filed_on", sa.Date(), autoincrement=False, nullable=True),
        sa.Column("remarks", sa.Text(), autoincrement=False, nullable=True),
        sa.Column("heard_on", sa.Date(), autoincrement=False, nullable=True),
        sa.Column("since", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("until", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", "since", name=op.f("pk_history_litigation_case")),
    )
    op.create_index(
        "ix_history_litigation_case_court_number_until",
        "history_litigation_case",
        ["court_number", "until", "since"],
        unique=False,
        sqlite_where=sa.text("until < 2147483647"),
        postgresql_where=sa.text("until < 2147483647"),
    )
    op.create_index(
        "ix_history_litigation_case_decided_on_office_id",
        "history_litigation_case",
        ["decided_on", "office_id", "served_on", "until", "since"],
        unique=False,
        sqlite_where=sa.text("decided_on IS NOT NULL"),
        postgresql_where=sa.text("decided_on IS NOT NULL"),
    )
    op.create_index(
        "ix_history_litigation_case_decided_on_until",
        "history_litigation_case",
        ["decided_on", "until", "since", "served_on", "office_id"],
        unique=False,
        sqlite_where=sa.text("decided_on IS NULL"),
        postgresql_where=sa.text("decided_on IS NULL"),
    )
    op.create_index(
        "ix_history_litigation_case_heard_on_office_id",
        "history_litigation_case",
        ["heard_on", "office_id", "until", "since"],
        unique=False,
        sqlite_where=sa.text("heard_on IS NOT NULL"),
        postgresql_where=sa.text("heard_on IS NOT NULL"),
    )
    op.create_index(
        "ix_history_litigation_case_served_on_office_id",
        "history_litigation_case",
        ["served_on", "office_id", "instance", "until", "since"],
        unique=False,
    )
    op.create_index("ix_history_litigation_case_since", "history_litigation_case", ["since"], unique=False)
    op.create_index(
        "ix_history_litigation_case_until",
        "history_litigation_case",
        ["until"],
        unique=False,
        sqlite_where=sa.text("until < 2147483647"),
        postgresql_where=sa.text("until < 2147483647"),
    )
    op.create_table(
        "history_litigation_entry",
        sa.Column("case_id", sa.Integer(), autoincrement=False, nullable=True),
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("account_id", sa.Integer(), autoincrement=False, nullable=True),
        sa.Column("person", sa.String(length=50), autoincrement=False, nullable=True),
        sa.Column("step", sa.String(length=40), autoincrement=False, nullable=True),
        sa.Column("step_on", sa.Date(), autoincrement=False, nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), autoincrement=False, nullable=True),
        sa.Column("why", sa.String(length=500), autoincrement=False, nullable=True),
        sa.Column("before", sa.Text(), autoincrement=False, nullable=True),
        sa.Column("after", sa.Text(), autoincrement=False, nullable=True),
        sa.Column("form_key", sa.String(length=64), autoincrement=False, nullable=True),
        sa.Column("undoes_id", sa.Integer(), autoincrement=False, nullable=True),
        sa.Column("since", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("until", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", "since", name=op.f("pk_history_litigation_entry")),
    )
    op.create_index(
        "ix_history_litigation_entry_case_id_until",
        "history_litigation_entry",
        ["case_id", "until", "since"],
        unique=False,
    )
    op.create_index("ix_history_litigation_entry_since", "history_litigation_entry", ["since"], unique=False)
    op.create_index(
        "ix_history_litigation_entry_until",
        "history_litigation_entry",
        ["until"],
        unique=False,
        sqlite_where=sa.text("until < 2147483647"),
        postgresql_where=sa.text("until < 2147483647"),
    )
    op.create_table(
        "history_norm_review",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("case_id", sa.Integer(), autoincrement=False, nullable=True),
        sa.Column("title", sa.String(length=300), autoincrement=False, nullable=True),
        sa.Column("found_on", sa.Date(), autoincrement=False, nullable=True),
        sa.Column("handling", sa.String(length=32), autoincrement=False, nullable=True),
        sa.Column("notified_on", sa.Date(), autoincrement=False, nullable=True),
        sa.Column("notice_received_on", sa.Date(), autoincrement=False, nullable=True),
        sa.Column("answered_on", sa.Date(), autoincrement=False, nullable=True),
        sa.Column("transferred_on", sa.Date(), autoincrement=False, nullable=True),
        sa.Column("transfer_received_on", sa.Date(), autoincrement=False, nullable=True),
        sa.Column("concluded_on", sa.Date(), autoincrement=False, nullable=True),
        sa.Column("is_lawful", sa.Boolean(), autoincrement=False, nullable=True),
        sa.Column("since", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("until", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", "since", name=op.f("pk_history_norm_review")),
    )
    op.create_index(
        "ix_history_norm_review_case_id_until", "history_norm_review", ["case_id", "until", "since"], unique=False
    )
    op.create_index("ix_history_norm_review_since", "history_norm_review", ["since"], unique=False)
    op.create_index(
        "ix_history_norm_review_until",
        "history_norm_review",
        ["until"],
        unique=False,
        sqlite_where=sa.text("until < 2147483647"),
        postgresql_where=sa.text("until < 2147483647"),
    )
    op.create_table(
        "history_office",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("name", sa.String(length=200), autoincrement=False, nullable=True),
        sa.Column("number_prefix", sa.String(length=40), autoincrement=False, nullable=True),
        sa.Column("organ_id", sa.Integer(), autoincrement=False, nullable=True),
        sa.Column("parent_id", sa.Integer(), autoincrement=False, nullable=True),
        sa.Column("corrections_need_consent", sa.Boolean(), autoincrement=False, nullable=True),
        sa.Column("since", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("until", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", "since", name=op.f("pk_history_office")),
    )
    op.create_index("ix_history_office_since", "history_office", ["since"], unique=False)
    op.create_index(
        "ix_history_office_until",
        "history_office",
        ["until"],
        unique=False,
        sqlite_where=sa.text("until < 2147483647"),
        postgresql_where=sa.text("until < 2147483647"),
    )
    op.create_table(
        "history_organ",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("name", sa.String(length=200), autoincrement=False, nullable=True),
        sa.Column("short_name", sa.String(length=100), autoincrement=False, nullable=True),
        sa.Column("level", sa.String(length=32), autoincrement=False, nullable=True),
        sa.Column("region_id", sa.Integer(), autoincrement=False, nullable=True),
        sa.Column("parent_id", sa.Integer(), autoincrement=False, nullable=True),
        sa.Column("valid_from", sa.Date(), autoincrement=False, nullable=True),
        sa.Column("valid_to", sa.Date(), autoincrement=False, nullable=True),
        sa.Column("since", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("until", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", "since", name=op.f("pk_history_organ")),
    )
    op.create_index("ix_history_organ_since", "history_organ", ["since"], unique=False)
    op.create_index(
        "ix_history_organ_until",
        "history_organ",
        ["until"],
        unique=False,
        sqlite_where=sa.text("until < 2147483647"),
        postgresql_where=sa.text("until < 2147483647"),
    )
    op.create_table(
        "history_plaintiff",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("case_id", sa.Integer(), autoincrement=False, nullable=True),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=True),
        sa.Column("name", sa.String(length=200), autoincrement=False, nullable=True),
        sa.Column("kind", sa.String(length=32), autoincrement=False, nullable=True),
        sa.Column("document_number", sa.String(length=50), autoincrement=False, nullable=True),
        sa.Column("telephone", sa.String(length=50), autoincrement=False, nullable=True),
        sa.Column("address", sa.String(length=300), autoincrement=False, nullable=True),
        sa.Column("since", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("until", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", "since", name=op.f("pk_history_plaintiff")),
    )
    op.create_index(
        "ix_history_plaintiff_case_id_until", "history_plaintiff", ["case_id", "until", "since"], unique=False
    )
    op.create_index("ix_history_plaintiff_since", "history_plaintiff", ["since"], unique=False)
    op.create_index(
        "ix_history_plaintiff_until",
        "history_plaintiff",
        ["until"],
        unique=False,
        sqlite_where=sa.text("until < 2147483647"),
        postgresql_where=sa.text("until < 2147483647"),
    )
    op.create_table(
        "history_proposed_correction",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("ledger", sa.String(length=32), autoincrement=False, nullable=True),
        sa.Column("case_id", sa.Integer(), autoincrement=False, nullable=True),
        sa.Column("office_id", sa.Integer(), autoincrement=False, nullable=True),
        sa.Column("version", sa.Integer(), autoincrement=False, nullable=True),
        sa.Column("is_withdrawal", sa.Boolean(), autoincrement=False, nullable=True),
        sa.Column("before", sa.Text(), autoincrement=False, nullable=True),
        sa.Column("after", sa.Text(), autoincrement=False, nullable=True),
        sa.Column("why", sa.String(length=500), autoincrement=False, nullable=True),
        sa.Column("form_key", sa.String(length=64), autoincrement=False, nullable=True),
        sa.Column("asked_by", sa.String(length=50), autoincrement=False, nullable=True),
        sa.Column("asked_account_id", sa.Integer(), autoincrement=False, nullable=True),
        sa.Column("asked_at", sa.DateTime(timezone=True), autoincrement=False, nullable=True),
        sa.Column("decision", sa.String(length=32), autoincrement=False, nullable=True),
        sa.Column("decided_by", sa.String(length=50), autoincrement=False, nullable=True),
        sa.Column("decided_account_id", sa.Integer(), autoincrement=False, nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), autoincrement=False, nullable=True),
        sa.Column("decided_why", sa.String(length=500), autoincrement=False, nullable=True),
        sa.Column("since", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("until", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", "since", name=op.f("pk_history_proposed_correction")),
    )
    op.create_index("ix_history_proposed_correction_since", "history_proposed_correction", ["since"], unique=False)
    op.create_index(
        "ix_history_proposed_correction_until",
        "history_proposed_correction",
        ["until"],
        unique=False,
        sqlite_where=sa.text("until < 2147483647"),
        postgresql_where=sa.text("until < 2147483647"),
    )
    op.create_table(
        "history_reconsideration_case",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("version", sa.Integer(), autoincrement=False, nullable=True),
        sa.Column("office_id", sa.Integer(), autoincrement=False, nullable=True),
        sa.Column("number", sa.String(length=100), autoincrement=False, nullable=True),
        sa.Column("number_prefix", sa.String(length=40), autoincrement=False, nullable=True),
        sa.Column("number_year", sa.Integer(), autoincrement=False, nullable=True),
        sa.Column("number_serial", sa.Integer(), autoincrement=False, nullable=True),
        sa.Column("received_on", sa.Date(), autoincrement=False, nullable=True),
        sa.Column("posted_on", sa.Date(), autoincrement=False, nullable=True),
        sa.Column("channel", sa.String(length=32), autoincrement=False, nullable=True),
        sa.Column("applicant_kind", sa.String(length=32), autoincrement=False, nullable=True),
        sa.Column("applicant_count", sa.Integer(), autoincrement=False, nullable=True),
        sa.Column("respondent_id", sa.Integer(), autoincrement=False, nullable=True),
        sa.Column("respondent_level", sa.String(length=32), autoincrement=False, nullable=True),
        sa.Column("region_id", sa.Integer(), autoincrement=False, nullable=True),
        sa.Column("act_name", sa.String(length=500), autoincrement=False, nullable=True),
        sa.Column("act_number", sa.String(length=200), autoincrement=False, nullable=True),
        sa.Column("act_on", sa.Date(), autoincrement=False, nullable=True),
        sa.Column("act_known_on", sa.Date(), autoincrement=False, nullable=True),
        sa.Column("is_uninformed", sa.Boolean(), autoincrement=False, nullable=True),
        sa.Column("matter", sa.String(length=32), autoincrement=False, nullable=True),
        sa.Column("field", sa.String(length=32), autoincrement=False, nullable=True),
        sa.Column("is_enterprise_related", sa.Boolean(), autoincrement=False, nullable=True),
        sa.Column("is_precondition", sa.Boolean(), autoincrement=False, nullable=True),
        sa.Column("is_norm_review_requested", sa.Boolean(), autoincrement=False, nullable=True),
        sa.Column("is_group_case", sa.Boolean(), autoincrement=False, nullable=True),
        sa.Column("disposal", sa.String(length=32), autoincrement=False, nullable=True),
        sa.Column("disposed_on", sa.Date(), autoincrement=False, nullable=True),
        sa.Column("refusal_reason", sa.String(length=32), autoincrement=False, nullable=True),
        sa.Column("accepted_on", sa.Date(), autoincrement=False, nullable=True),
        sa.Column("is_deemed_accepted", sa.Boolean(), autoincrement=False, nullable=True),
        sa.Column("forwarded_to", sa.String(length=200), autoincrement=False, nullable=True),
        sa.Column("handler", sa.String(length=50), autoincrement=False, nullable=True),
        sa.Column("second_handler", sa.String(length=50), autoincrement=False, nullable=True),
        sa.Column("procedure", sa.String(length=32), autoincrement=False, nullable=True),
        sa.Column("converted_on", sa.Date(), autoincrement=False, nullable=True),
        sa.Column("copy_sent_on", sa.Date(), autoincrement=False, nullable=True),
        sa.Column("copy_received_on", sa.Date(), autoincrement=False, nullable=True),
        sa.Column("reply_received_on", sa.Date(), autoincrement=False, nullable=True),
        sa.Column("is_reply_missing", sa.Boolean(), autoincrement=False, nullable=True),
        sa.Column("views_heard_on", sa.Date(), autoincrement=False, nullable=True),
        sa.Column("committee_consulted_on", sa.Date(), autoincrement=False, nullable=True),
        sa.Column("committee_opinion", sa.Text(), autoincrement=False, nullable=True),
        sa.Column("extension_days", sa.Integer(), autoincrement=False, nullable=True),
        sa.Column("extended_on", sa.Date(), autoincrement=False, nullable=True),
        sa.Column("extension_approver", sa.String(length=50), autoincrement=False, nullable=True),
        sa.Column("extension_reason", sa.String(length=500), autoincrement=False, nullable=True),
        sa.Column("ending", sa.String(length=32), autoincrement=False, nullable=True),
        sa.Column("closed_on", sa.Date(), autoincrement=False, nullable=True),
        sa.Column("decision_number", sa.String(length=100), autoincrement=False, nullable=True),
        sa.Column("is_without_reply", sa.Boolean(), autoincrement=False, nullable=True),
        sa.Column("served_on", sa.Date(), autoincrement=False, nullable=True),
        sa.Column("respondent_served_on", sa.Date(), autoincrement=False, nullable=True),
        sa.Column("is_compensated", sa.Boolean(), autoincrement=False, nullable=True),
        sa.Column("compensation_fen", sa.BigInteger(), autoincrement=False, nullable=True),
        sa.Column("redo_due_on", sa.Date(), autoincrement=False, nullable=True),
        sa.Column("redone_on", sa.Date(), autoincrement=False, nullable=True),
        sa.Column("perform_due_on", sa.Date(), autoincrement=False, nullable=True),
        sa.Column("performed_on", sa.Date(), autoincrement=False, nullable=True),
        sa.Column("opinion_issued_on", sa.Date(), autoincrement=False, nullable=True),
        sa.Column("opinion_received_on", sa.Date(), autoincrement=False, nullable=True),
        sa.Column("opinion_answered_on", sa.Date(), autoincrement=False, nullable=True),
        sa.Column("is_sued", sa.Boolean(), autoincrement=False, nullable=True),
        sa.Column("sued_on", sa.Date(), autoincrement=False, nullable=True),
        sa.Column("filed_on", sa.Date(), autoincrement=False, nullable=True),
        sa.Column("remarks", sa.Text(), autoincrement=False, nullable=True),
        sa.Column("review_due_on", sa.Date(), autoincrement=False, nullable=True),
        sa.Column("due_on", sa.Date(), autoincrement=False, nullable=True),
        sa.Column("is_due_provisional", sa.Boolean(), autoincrement=False, nullable=True),
        sa.Column("since", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("until", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", "since", name=op.f("pk_history_reconsideration_case")),
    )
    op.create_index(
        "ix_history_reconsideration_case_accepted_on_office_id",
        "history_reconsideration_case",
        ["accepted_on", "office_id", "is_enterprise_related", "received_on", "until", "since"],
        unique=False,
        sqlite_where=sa.text("accepted_on IS NOT NULL"),
        postgresql_where=sa.text("accepted_on IS NOT NULL"),
    )
    op.create_index(
        "ix_history_reconsideration_case_closed_on_office_id",
        "history_reconsideration_case",
        ["closed_on", "office_id", "ending", "due_on", "accepted_on", "is_sued", "until", "since"],
        unique=False,
        sqlite_where=sa.text("closed_on IS NOT NULL"),
        postgresql_where=sa.text("closed_on IS NOT NULL"),
    )
    op.create_index(
        "ix_history_reconsideration_case_closed_on_until",
        "history_reconsideration_case",
        ["closed_on", "until", "since", "accepted_on", "office_id"],
        unique=False,
        sqlite_where=sa.text("closed_on IS NULL"),
        postgresql_where=sa.text("closed_on IS NULL"),
    )
    op.create_index(
        "ix_history_reconsideration_case_disposal_until",
        "history_reconsideration_case",
        ["disposal", "until", "since", "received_on", "office_id"],
        unique=False,
        sqlite_where=sa.text("disposal IS NULL"),
        postgresql_where=sa.text("disposal IS NULL"),
    )
    op.create_index(
        "ix_history_reconsideration_case_disposed_on_office_id",
        "history_reconsideration_case",
        ["disposed_on", "office_id", "received_on", "until", "since"],
        unique=False,
        sqlite_where=sa.text("disposal <> 'accepted'"),
        postgresql_where=sa.text("disposal <> 'accepted'"),
    )
    op.create_index(
        "ix_history_reconsideration_case_number_until",
        "history_reconsideration_case",
        ["number", "until", "since"],
        unique=False,
        sqlite_where=sa.text("until < 2147483647"),
        postgresql_where=sa.text("until < 2147483647"),
    )
    op.create_index(
        "ix_history_reconsideration_case_opinion_issued_on_office_id",
        "history_reconsideration_case",
        ["opinion_issued_on", "office_id", "until", "since"],
        unique=False,
        sqlite_where=sa.text("opinion_issued_on IS NOT NULL"),
        postgresql_where=sa.text("opinion_issued_on IS NOT NULL"),
    )
    op.create_index(
        "ix_history_reconsideration_case_received_on_office_id",
        "history_reconsideration_case",
        ["received_on", "office_id", "applicant_count", "until", "since"],
        unique=False,
    )
    op.create_index("ix_history_reconsideration_case_since", "history_reconsideration_case", ["since"], unique=False)
    op.create_index(
        "ix_history_reconsideration_case_until",
        "history_reconsideration_case",
        ["until"],
        unique=False,
        sqlite_where=sa.text("until < 2147483647"),
        postgresql_where=sa.text("until < 2147483647"),
    )
    op.create_table(
        "history_reconsideration_entry",
        sa.Column("case_id", sa.Integer(), autoincrement=False, nullable=True),
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("account_id", sa.Integer(), autoincrement=False, nullable=True),
        sa.Column("person", sa.String(length=50), autoincrement=False, nullable=True),
        sa.Column("step", sa.String(length=40), autoincrement=False, nullable=True),
        sa.Column("step_on", sa.Date(), autoincrement=False, nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), autoincrement=False, nullable=True),
        sa.Column("why", sa.String(length=500), autoincrement=False, nullable=True),
        sa.Column("before", sa.Text(), autoincrement=False, nullable=True),
        sa.Column("after", sa.Text(), autoincrement=False, nullable=True),
        sa.Column("form_key", sa.String(length=64), autoincrement=False, nullable=True),
        sa.Column("undoes_id", sa.Integer(), autoincrement=False, nullable=True),
        sa.Column("since", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("until", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", "since", name=op.f("pk_history_reconsideration_entry")),
    )
    op.create_index(
        "ix_history_reconsideration_entry_case_id_until",
        "history_reconsideration_entry",
        ["case_id", "until", "since"],
        unique=False,
    )
    op.create_index("ix_history_reconsideration_entry_since", "history_reconsideration_entry", ["since"], unique=False)
    op.create_index(
        "ix_history_reconsideration_entry_until",
        "history_reconsideration_entry",
        ["until"],
        unique=False,
        sqlite_where=sa.text("until < 2147483647"),
        postgresql_where=sa.text("until < 2147483647"),
    )
    op.create_table(
        "history_reconsideration_hearing",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("case_id", sa.Integer(), autoincrement=False, nullable=True),
        sa.Column("held_on", sa.Date(), autoincrement=False, nullable=True),
        sa.Column("notified_on", sa.Date(), autoincrement=False, nullable=True),
        sa.Column("head_attended", sa.Boolean(), autoincrement=False, nullable=True),
        sa.Column("head_name", sa.String(length=50), autoincrement=False, nullable=True),
        sa.Column("head_post", sa.String(length=100), autoincrement=False, nullable=True),
        sa.Column("absence_reason", sa.String(length=300), autoincrement=False, nullable=True),
        sa.Column("substitute", sa.String(length=100), autoincrement=False, nullable=True),
        sa.Column("since", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("until", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", "since", name=op.f("pk_history_reconsideration_hearing")),
    )
    op.create_index(
        "ix_history_reconsideration_hearing_case_id_until",
        "history_reconsideration_hearing",
        ["case_id", "until", "since"],
        unique=False,
    )
    op.create_index(
        "ix_history_reconsideration_hearing_since", "history_reconsideration_hearing", ["since"], unique=False
    )
    op.create_index(
        "ix_history_reconsideration_hearing_until",
        "history_reconsideration_hearing",
        ["until"],
        unique=False,
        sqlite_where=sa.text("until < 2147483647"),
        postgresql_where=sa.text("until < 2147483647"),
    )
    op.create_table(
        "history_region",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("name", sa.String(length=100), autoincrement=False, nullable=True),
        sa.Column("parent_id", sa.Integer(), autoincrement=False, nullable=True),
        sa.Column("since", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("until", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", "since", name=op.f("pk_history_region")),
    )
    op.create_index("ix_history_region_since", "history_region", ["since"], unique=False)
    op.create_index(
        "ix_history_region_until",
        "history_region",
        ["until"],
        unique=False,
        sqlite_where=sa.text("until < 2147483647"),
        postgresql_where=sa.text("until < 2147483647"),
    )
    op.create_table(
        "issued_report",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("office_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(length=100), nullable=False),
        sa.Column("number_year", sa.Integer(), nullable=False),
        sa.Column("number_serial", sa.Integer(), nullable=False),
        sa.Column("office", sa.String(length=200), nullable=False),
        sa.Column("period", sa.String(length=40), nullable=False),
        sa.Column("first_on", sa.Date(), nullable=False),
        sa.Column("last_on", sa.Date(), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("issued_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("issued_on", sa.Date(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=True),
        sa.Column("person", sa.String(length=50), nullable=False),
        sa.Column("change", sa.Integer(), nullable=False),
        sa.Column("ledger_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("seal", sa.String(length=64), nullable=False),
        sa.Column("sheet", sa.Text(), nullable=False),
        sa.Column("pdf", sa.LargeBinary(), nullable=False),
        sa.Column("pdf_sha256", sa.String(length=64), nullable=False),
        sa.Column("replaces_id", sa.Integer(), nullable=True),
        sa.Column("why", sa.String(length=500), nullable=True),
        sa.ForeignKeyConstraint(["office_id"], ["office.id"], name=op.f("fk_issued_report_office_id")),
        sa.ForeignKeyConstraint(["replaces_id"], ["issued_report.id"], name=op.f("fk_issued_report_replaces_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_issued_report")),
        sa.UniqueConstraint("number", name=op.f("uq_issued_report_number")),
        sa.UniqueConstraint("replaces_id", name=op.f("uq_issued_report_replaces_id")),
    )
    op.create_index("ix_issued_report_office", "issued_report", ["office_id", "first_on"], unique=False)
    op.create_table(
        "counted_case",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column(
            "ledger",
            sa.Enum(
                "reconsideration", "litigation", name="ledger", native_enum=False, create_constraint=True, length=32
            ),
            nullable=False,
        ),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("report_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["report_id"], ["issued_report.id"], name=op.f("fk_counted_case_report_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_counted_case")),
        sa.UniqueConstraint("case_id", "ledger", "report_id", name=op.f("uq_counted_case_case_id_ledger_report_id")),
    )
    op.create_index(op.f("ix_counted_case_report_id"), "counted_case", ["report_id"], unique=False)
    op.create_table(
        "issued_set",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("report_id", sa.Integer(), nullable=False),
        sa.Column("set_code", sa.String(length=40), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("members", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["report_id"], ["issued_report.id"], name=op.f("fk_issued_set_report_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_issued_set")),
        sa.UniqueConstraint("report_id", "set_code", name=op.f("uq_issued_set_report_id_set_code")),
    )
    op.create_table(
        "proposed_correction",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column(
            "ledger",
            sa.Enum(
                "reconsideration", "litigation", name="ledger", native_enum=False, create_constraint=True, length=32
            ),
            nullable=False,
        ),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("office_id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("is_withdrawal", sa.Boolean(), nullable=False),
        sa.Column("before", sa.Text(), nullable=False),
        sa.Column("after", sa.Text(), nullable=False),
        sa.Column("why", sa.String(length=500), nullable=False),
        sa.Column("form_key", sa.String(length=64), nullable=True),
        sa.Column("asked_by", sa.String(length=50), nullable=False),
        sa.Column("asked_account_id", sa.Integer(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column(
            "decision",
            sa.Enum(
                "consented", "refused", "dropped", name="decision", native_enum=False, create_constraint=True, length=32
            ),
            nullable=True,
        ),
        sa.Column("decided_by", sa.String(length=50), nullable=True),
        sa.Column("decided_account_id", sa.Integer(), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decided_why", sa.String(length=500), nullable=True),
        sa.CheckConstraint(
            "(decision IS NULL) = (decided_at IS NULL)", name=op.f("ck_proposed_correction_decided_with_a_moment")
        ),
        sa.ForeignKeyConstraint(
            ["asked_account_id"], ["account.id"], name=op.f("fk_proposed_correction_asked_account_id")
        ),
        sa.ForeignKeyConstraint(
            ["decided_account_id"], ["account.id"], name=op.f("fk_proposed_correction_decided_account_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_proposed_correction")),
        sa.UniqueConstraint("form_key", name=op.f("uq_proposed_correction_form_key")),
    )
    op.create_index("ix_proposed_correction_case", "proposed_correction", ["ledger", "case_id"], unique=False)
    op.create_index(
        "ix_proposed_correction_waiting",
        "proposed_correction",
        ["office_id"],
        unique=False,
        sqlite_where=sa.text("decision IS NULL"),
        postgresql_where=sa.text("decision IS NULL"),
    )
    op.add_column(
        "office", sa.Column("corrections_need_consent", sa.Boolean(), server_default=sa.false(), nullable=False)
    )


def downgrade() -> None:
    triggers.drop(op.get_bind())
    op.drop_column("office", "corrections_need_consent")
    op.drop_index(
        "ix_proposed_correction_waiting",
        table_name="proposed_correction",
        sqlite_where=sa.text("decision IS NULL"),
        postgresql_where=sa.text("decision IS NULL"),
    )
    op.drop_index("ix_proposed_correction_case", table_name="proposed_correction")
    op.drop_table("proposed_correction")
    op.drop_table("issued_set")
    op.drop_index(op.f("ix_counted_case_report_id"), table_name="counted_case")
    op.drop_table("counted_case")
    op.drop_index("ix_issued_report_office", table_name="issued_report")
    op.drop_table("issued_report")
    op.drop_index(
        "ix_history_region_until",
        table_name="history_region",
        sqlite_where=sa.text("until < 2147483647"),
        postgresql_where=sa.text("until < 2147483647"),
    )
    op.drop_index("ix_history_region_since", table_name="history_region")
    op.drop_table("history_region")
    op.drop_index(
        "ix_history_reconsideration_hearing_until",
        table_name="history_reconsideration_hearing",
        sqlite_where=sa.text("until < 2147483647"),
        postgresql_where=sa.text("until < 2147483647"),
    )
    op.drop_index("ix_history_reconsideration_hearing_since", table_name="history_reconsideration_hearing")
    op.drop_index("ix_history_reconsideration_hearing_case_id_until", table_name="history_reconsideration_hearing")
    op.drop_table("history_reconsideration_hearing")
    op.drop_index(
        "ix_history_reconsideration_entry_until",
        table_name="history_reconsideration_entry",
        sqlite_where=sa.text("until < 2147483647"),
        postgresql_where=sa.text("until < 2147483647"),
    )
    op.drop_index("ix_history_reconsideration_entry_since", table_name="history_reconsideration_entry")
    op.drop_index("ix_history_reconsideration_entry_case_id_until", table_name="history_reconsideration_entry")
    op.drop_table("history_reconsideration_entry")
    op.drop_index(
        "ix_history_reconsideration_case_until",
        table_name="history_reconsideration_case",
        sqlite_where=sa.text("until < 2147483647"),
        postgresql_where=sa.text("until < 2147483647"),
    )
    op.drop_index("ix_history_reconsideration_case_since", table_name="history_reconsideration_case")
    op.drop_index("ix_history_reconsideration_case_received_on_office_id", table_name="history_reconsideration_case")
    op.drop_index(
        "ix_history_reconsideration_case_opinion_issued_on_office_id",
        table_name="history_reconsideration_case",
        sqlite_where=sa.text("opinion_issued_on IS NOT NULL"),
        postgresql_where=sa.text("opinion_issued_on IS NOT NULL"),
    )
    op.drop_index(
        "ix_history_reconsideration_case_number_until",
        table_name="history_reconsideration_case",
        sqlite_where=sa.text("until < 2147483647"),
        postgresql_where=sa.text("until < 2147483647"),
    )
    op.drop_index(
        "ix_history_reconsideration_case_disposed_on_office_id",
        table_name="history_reconsideration_case",
        sqlite_where=sa.text("disposal <> 'accepted'"),
        postgresql_where=sa.text("disposal <> 'accepted'"),
    )
    op.drop_index(
        "ix_history_reconsideration_case_disposal_until",
        table_name="history_reconsideration_case",
        sqlite_where=sa.text("disposal IS NULL"),
        postgresql_where=sa.text("disposal IS NULL"),
    )
    op.drop_index(
        "ix_history_reconsideration_case_closed_on_until",
        table_name="history_reconsideration_case",
        sqlite_where=sa.text("closed_on IS NULL"),
        postgresql_where=sa.text("closed_on IS NULL"),
    )
    op.drop_index(
        "ix_history_reconsideration_case_closed_on_office_id",
        table_name="history_reconsideration_case",
        sqlite_where=sa.text("closed_on IS NOT NULL"),
        postgresql_where=sa.text("closed_on IS NOT NULL"),
    )
    op.drop_index(
        "ix_history_reconsideration_case_accepted_on_office_id",
        table_name="history_reconsideration_case",
        sqlite_where=sa.text("accepted_on IS NOT NULL"),
        postgresql_where=sa.text("accepted_on IS NOT NULL"),
    )
    op.drop_table("history_reconsideration_case")
    op.drop_index(
        "ix_history_proposed_correction_until",
        table_name="history_proposed_correction",
        sqlite_where=sa.text("until < 2147483647"),
        postgresql_where=sa.text("until < 2147483647"),
    )
    op.drop_index("ix_history_proposed_correction_since", table_name="history_proposed_correction")
    op.drop_table("history_proposed_correction")
    op.drop_index(
        "ix_history_plaintiff_until",
        table_name="history_plaintiff",
        sqlite_where=sa.text("until < 2147483647"),
        postgresql_where=sa.text("until < 2147483647"),
    )
    op.drop_index("ix_history_plaintiff_since", table_name="history_plaintiff")
    op.drop_index("ix_history_plaintiff_case_id_until", table_name="history_plaintiff")
    op.drop_table("history_plaintiff")
    op.drop_index(
        "ix_history_organ_until",
        table_name="history_organ",
        sqlite_where=sa.text("until < 2147483647"),
        postgresql_where=sa.text("until < 2147483647"),
    )
    op.drop_index("ix_history_organ_since", table_name="history_organ")
    op.drop_table("history_organ")
    op.drop_index(
        "ix_history_office_until",
        table_name="history_office",
        sqlite_where=sa.text("until < 2147483647"),
        postgresql_where=sa.text("until < 2147483647"),
    )
    op.drop_index("ix_history_office_since", table_name="history_office")
    op.drop_table("history_office")
    op.drop_index(
        "ix_history_norm_review_until",
        table_name="history_norm_review",
        sqlite_where=sa.text("until < 2147483647"),
        postgresql_where=sa.text("until < 2147483647"),
    )
    op.drop_index("ix_history_norm_review_since", table_name="history_norm_review")
    op.drop_index("ix_history_norm_review_case_id_until", table_name="history_norm_review")
    op.drop_table("history_norm_review")
    op.drop_index(
        "ix_history_litigation_entry_until",
        table_name="history_litigation_entry",
        sqlite_where=sa.text("until < 2147483647"),
        postgresql_where=sa.text("until < 2147483647"),
    )
    op.drop_index("ix_history_litigation_entry_since", table_name="history_litigation_entry")
    op.drop_index("ix_history_litigation_entry_case_id_until", table_name="history_litigation_entry")
    op.drop_table("history_litigation_entry")
    op.drop_index(
        "ix_history_litigation_case_until",
        table_name="history_litigation_case",
        sqlite_where=sa.text("until < 2147483647"),
        postgresql_where=sa.text("until < 2147483647"),
    )
    op.drop_index("ix_history_litigation_case_since", table_name="history_litigation_case")
    op.drop_index("ix_history_litigation_case_served_on_office_id", table_name="history_litigation_case")
    op.drop_index(
        "ix_history_litigation_case_heard_on_office_id",
        table_name="history_litigation_case",
        sqlite_where=sa.text("heard_on IS NOT NULL"),
        postgresql_where=sa.text("heard_on IS NOT NULL"),
    )
    op.drop_index(
        "ix_history_litigation_case_decided_on_until",
        table_name="history_litigation_case",
        sqlite_where=sa.text("decided_on IS NULL"),
        postgresql_where=sa.text("decided_on IS NULL"),
    )
    op.drop_index(
        "ix_history_litigation_case_decided_on_office_id",
        table_name="history_litigation_case",
        sqlite_where=sa.text("decided_on IS NOT NULL"),
        postgresql_where=sa.text("decided_on IS NOT NULL"),
    )
    op.drop_index(
        "ix_history_litigation_case_court_number_until",
        table_name="history_litigation_case",
        sqlite_where=sa.text("until < 2147483647"),
        postgresql_where=sa.text("until < 2147483647"),
    )
    op.drop_table("history_litigation_case")
    op.drop_index(
        "ix_history_issued_set_until",
        table_name="history_issued_set",
        sqlite_where=sa.text("until < 2147483647"),
        postgresql_where=sa.text("until < 2147483647"),
    )
    op.drop_index("ix_history_issued_set_since", table_name="history_issued_set")
    op.drop_table("history_issued_set")
    op.drop_index(
        "ix_history_issued_report_until",
        table_name="history_issued_report",
        sqlite_where=sa.text("until < 2147483647"),
        postgresql_where=sa.text("until < 2147483647"),
    )
    op.drop_index("ix_history_issued_report_since", table_name="history_issued_report")
    op.drop_table("history_issued_report")
    op.drop_index(
        "ix_history_hearing_until",
        table_name="history_hearing",
        sqlite_where=sa.text("until < 2147483647"),
        postgresql_where=sa.text("until < 2147483647"),
    )
    op.drop_index("ix_history_hearing_since", table_name="history_hearing")
    op.drop_index("ix_history_hearing_case_id_until", table_name="history_hearing")
    op.drop_table("history_hearing")
    op.drop_index(
        "ix_history_exclusion_until",
        table_name="history_exclusion",
        sqlite_where=sa.text("until < 2147483647"),
        postgresql_where=sa.text("until < 2147483647"),
    )
    op.drop_index("ix_history_exclusion_since", table_name="history_exclusion")
    op.drop_index("ix_history_exclusion_case_id_until", table_name="history_exclusion")
    op.drop_table("history_exclusion")
    op.drop_index(
        "ix_history_defendant_until",
        table_name="history_defendant",
        sqlite_where=sa.text("until < 2147483647"),
        postgresql_where=sa.text("until < 2147483647"),
    )
    op.drop_index("ix_history_defendant_since", table_name="history_defendant")
    op.drop_index("ix_history_defendant_case_id_until", table_name="history_defendant")
    op.drop_table("history_defendant")
    op.drop_index(
        "ix_history_court_until",
        table_name="history_court",
        sqlite_where=sa.text("until < 2147483647"),
        postgresql_where=sa.text("until < 2147483647"),
    )
    op.drop_index("ix_history_court_since", table_name="history_court")
    op.drop_table("history_court")
    op.drop_index(
        "ix_history_counted_case_until",
        table_name="history_counted_case",
        sqlite_where=sa.text("until < 2147483647"),
        postgresql_where=sa.text("until < 2147483647"),
    )
    op.drop_index("ix_history_counted_case_since", table_name="history_counted_case")
    op.drop_table("history_counted_case")
    op.drop_index(
        "ix_history_correction_round_until",
        table_name="history_correction_round",
        sqlite_where=sa.text("until < 2147483647"),
        postgresql_where=sa.text("until < 2147483647"),
    )
    op.drop_index("ix_history_correction_round_since", table_name="history_correction_round")
    op.drop_index("ix_history_correction_round_case_id_until", table_name="history_correction_round")
    op.drop_table("history_correction_round")
    op.drop_index(
        "ix_history_co_respondent_until",
        table_name="history_co_respondent",
        sqlite_where=sa.text("until < 2147483647"),
        postgresql_where=sa.text("until < 2147483647"),
    )
    op.drop_index("ix_history_co_respondent_since", table_name="history_co_respondent")
    op.drop_index("ix_history_co_respondent_case_id_until", table_name="history_co_respondent")
    op.drop_table("history_co_respondent")
    op.drop_index(
        "ix_history_calendar_year_until",
        table_name="history_calendar_year",
        sqlite_where=sa.text("until < 2147483647"),
        postgresql_where=sa.text("until < 2147483647"),
    )
    op.drop_index("ix_history_calendar_year_since", table_name="history_calendar_year")
    op.drop_table("history_calendar_year")
    op.drop_index(
        "ix_history_arranged_day_until",
        table_name="history_arranged_day",
        sqlite_where=sa.text("until < 2147483647"),
        postgresql_where=sa.text("until < 2147483647"),
    )
    op.drop_index("ix_history_arranged_day_since", table_name="history_arranged_day")
    op.drop_table("history_arranged_day")
    op.drop_index(
        "ix_history_applicant_until",
        table_name="history_applicant",
        sqlite_where=sa.text("until < 2147483647"),
        postgresql_where=sa.text("until < 2147483647"),
    )
    op.drop_index("ix_history_applicant_since", table_name="history_applicant")
    op.drop_index("ix_history_applicant_case_id_until", table_name="history_applicant")
    op.drop_table("history_applicant")
    op.drop_index(
        "ix_history_appearance_until",
        table_name="history_appearance",
        sqlite_where=sa.text("until < 2147483647"),
        postgresql_where=sa.text("until < 2147483647"),
    )
    op.drop_index("ix_history_appearance_since", table_name="history_appearance")
    op.drop_index("ix_history_appearance_hearing_id_until", table_name="history_appearance")
    op.drop_index("ix_history_appearance_defendant_id_hearing_id", table_name="history_appearance")
    op.drop_table("history_appearance")
    op.drop_index(
        "ix_history_account_until",
        table_name="history_account",
        sqlite_where=sa.text("until < 2147483647"),
        postgresql_where=sa.text("until < 2147483647"),
    )
    op.drop_index("ix_history_account_since", table_name="history_account")
    op.drop_table("history_account")
    op.drop_index(
        "ix_change_unsealed",
        table_name="change",
        sqlite_where=sa.text("seal IS NULL"),
        postgresql_where=sa.text("seal IS NULL"),
    )
    op.drop_index("ix_change_person", table_name="change")
    op.drop_index("ix_change_at", table_name="change")
    op.drop_table("change")
