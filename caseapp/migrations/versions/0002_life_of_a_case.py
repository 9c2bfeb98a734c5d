"""The life of a case: its timeline, the time limits that run, the review of documents, the working calendar."""

from datetime import UTC, datetime

import sqlalchemy as sa
from alembic import op

from caseapp.law.holidays import shipped_days

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.create_table(
        "calendar_year",
        sa.Column("year", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.String(length=50), nullable=False),
        sa.PrimaryKeyConstraint("year", name=op.f("pk_calendar_year")),
    )
    op.create_table(
        "arranged_day",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum("rest", "work", name="kind", native_enum=False, create_constraint=True, length=32),
            nullable=False,
        ),
        sa.Column("name", sa.String(length=50), nullable=False),
        sa.ForeignKeyConstraint(
            ["year"], ["calendar_year.year"], name=op.f("fk_arranged_day_year"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("day", name=op.f("pk_arranged_day")),
    )
    op.create_index(op.f("ix_arranged_day_year"), "arranged_day", ["year"], unique=False)
    op.create_table(
        "calendar_feed",
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("secret_hash", sa.String(length=64), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_calendar_feed_account_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("account_id", name=op.f("pk_calendar_feed")),
        sa.UniqueConstraint("secret_hash", name=op.f("uq_calendar_feed_secret_hash")),
    )
    op.create_table(
        "norm_review",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=300), nullable=False),
        sa.Column("found_on", sa.Date(), nullable=False),
        sa.Column(
            "handling",
            sa.Enum("own", "transferred", name="handling", native_enum=False, create_constraint=True, length=32),
            nullable=True,
        ),
        sa.Column("notified_on", sa.Date(), nullable=True),
        sa.Column("notice_received_on", sa.Date(), nullable=True),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.Column("transferred_on", sa.Date(), nullable=True),
        sa.Column("transfer_received_on", sa.Date(), nullable=True),
        sa.Column("concluded_on", sa.Date(), nullable=True),
        sa.Column("is_lawful", sa.Boolean(), nullable=True),
        sa.ForeignKeyConstraint(
            ["case_id"], ["reconsideration_case.id"], name=op.f("fk_norm_review_case_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_norm_review")),
    )
    op.create_index(op.f("ix_norm_review_case_id"), "norm_review", ["case_id"], unique=False)
    op.create_table(
        "reconsideration_entry",
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=True),
        sa.Column("person", sa.String(length=50), nullable=False),
        sa.Column("step", sa.String(length=40), nullable=False),
        sa.Column("step_on", sa.Date(), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("why", sa.String(length=500), nullable=True),
        sa.Column("before", sa.Text(), nullable=False),
        sa.Column("after", sa.Text(), nullable=False),
        sa.Column("form_key", sa.String(length=64), nullable=True),
        sa.Column("undoes_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_reconsideration_entry_account_id")),
        sa.ForeignKeyConstraint(
            ["case_id"], ["reconsideration_case.id"], name=op.f("fk_reconsideration_entry_case_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["undoes_id"], ["reconsideration_entry.id"], name=op.f("fk_reconsideration_entry_undoes_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reconsideration_entry")),
        sa.UniqueConstraint("form_key", name=op.f("uq_reconsideration_entry_form_key")),
    )
    op.create_index(op.f("ix_reconsideration_entry_case_id"), "reconsideration_entry", ["case_id"], unique=False)
    op.create_table(
        "deadline",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("reconsideration_id", sa.Integer(), nullable=True),
        sa.Column("litigation_id", sa.Integer(), nullable=True),
        sa.Column("office_id", sa.Integer(), nullable=False),
        sa.Column("handler", sa.String(length=50), nullable=True),
        sa.Column("second_handler", sa.String(length=50), nullable=True),
        sa.Column("clock", sa.String(length=32), nullable=False),
        sa.Column("subject", sa.String(length=300), nullable=False),
        sa.Column("start_on", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("is_provisional", sa.Boolean(), nullable=False),
        sa.CheckConstraint(
            "(reconsideration_id IS NULL) <> (litigation_id IS NULL)", name=op.f("ck_deadline_of_one_case")
        ),
        sa.ForeignKeyConstraint(
            ["litigation_id"], ["litigation_case.id"], name=op.f("fk_deadline_litigation_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["office_id"], ["office.id"], name=op.f("fk_deadline_office_id")),
        sa.ForeignKeyConstraint(
            ["reconsideration_id"],
            ["reconsideration_case.id"],
            name=op.f("fk_deadline_reconsideration_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deadline")),
    )
    op.create_index("ix_deadline_handler", "deadline", ["handler", "due_on"], unique=False)
    op.create_index("ix_deadline_litigation", "deadline", ["litigation_id"], unique=False)
    op.create_index("ix_deadline_office", "deadline", ["due_on", "office_id", "clock"], unique=False)
    op.create_index("ix_deadline_reconsideration", "deadline", ["reconsideration_id"], unique=False)
    op.create_index(
        "ix_deadline_second_handler",
        "deadline",
        ["second_handler", "due_on"],
        unique=False,
        sqlite_where=sa.text("second_handler IS NOT NULL"),
        postgresql_where=sa.text("second_handler IS NOT NULL"),
    )
    op.create_table(
        "litigation_entry",
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=True),
        sa.Column("person", sa.String(length=50), nullable=False),
        sa.Column("step", sa.String(length=40), nullable=False),
        sa.Column("step_on", sa.Date(), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("why", sa.String(length=500), nullable=True),
        sa.Column("before", sa.Text(), nullable=False),
        sa.Column("after", sa.Text(), nullable=False),
        sa.Column("form_key", sa.String(length=64), nullable=True),
        sa.Column("undoes_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_litigation_entry_account_id")),
        sa.ForeignKeyConstraint(
            ["case_id"], ["litigation_case.id"], name=op.f("fk_litigation_entry_case_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["undoes_id"], ["litigation_entry.id"], name=op.f("fk_litigation_entry_undoes_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_litigation_entry")),
        sa.UniqueConstraint("form_key", name=op.f("uq_litigation_entry_form_key")),
    )
    op.create_index(op.f("ix_litigation_entry_case_id"), "litigation_entry", ["case_id"], unique=False)
    op.add_column("correction_round", sa.Column("supply_by_on", sa.Date(), nullable=True))
    op.create_index("ix_hearing_held_on", "hearing", ["held_on"], unique=False)
    op.add_column("litigation_case", sa.Column("evidence_delay_ended_on", sa.Date(), nullable=True))
    op.create_index(
        "ix_litigation_open_handler",
        "litigation_case",
        ["handler", "decided_on", "office_id", "served_on", "instance"],
        unique=False,
        sqlite_where=sa.text("decided_on IS NULL"),
        postgresql_where=sa.text("decided_on IS NULL"),
    )
    op.add_column(
        "reconsideration_case", sa.Column("is_uninformed", sa.Boolean(), server_default=sa.false(), nullable=False)
    )
    op.add_column(
        "reconsideration_case", sa.Column("is_reply_missing", sa.Boolean(), server_default=sa.false(), nullable=False)
    )
    op.create_index(
        "ix_reconsideration_open_handler",
        "reconsideration_case",
        ["handler", "closed_on", "office_id", "accepted_on", "due_on"],
        unique=False,
        sqlite_where=sa.text("closed_on IS NULL"),
        postgresql_where=sa.text("closed_on IS NULL"),
    )
    op.create_index(
        "ix_reconsideration_unnumbered",
        "reconsideration_case",
        ["number", "office_id", "accepted_on", "handler"],
        unique=False,
        sqlite_where=sa.text("number IS NULL AND accepted_on IS NOT NULL"),
        postgresql_where=sa.text("number IS NULL AND accepted_on IS NOT NULL"),
    )
    op.create_index("ix_reconsideration_hearing_held_on", "reconsideration_hearing", ["held_on"], unique=False)
    _seed_calendar()


def _seed_calendar() -> None:
    days = shipped_days()
    source = "国务院办公厅公布的部分节假日安排，随程序提供"
    op.bulk_insert(
        sa.table(
            "calendar_year",
            sa.column("year", sa.Integer),
            sa.column("source", sa.Text),
            sa.column("recorded_at", sa.DateTime(timezone=True)),
            sa.column("recorded_by", sa.String),
        ),
        [
            {"year": year, "source": source, "recorded_at": datetime.now(UTC), "recorded_by": "系统"}
            for year in sorted({day.on.year for day in days})
        ],
    )
    op.bulk_insert(
        sa.table(
            "arranged_day",
            sa.column("day", sa.Date),
            sa.column("year", sa.Integer),
            sa.column("kind", sa.String),
            sa.column("name", sa.String),
        ),
        [{"day": day.on, "year": day.on.year, "kind": day.kind.value, "name": day.name} for day in days],
    )


def downgrade() -> None:
    op.drop_index("ix_reconsideration_hearing_held_on", table_name="reconsideration_hearing")
    op.drop_index(
        "ix_reconsideration_unnumbered",
        table_name="reconsideration_case",
        sqlite_where=sa.text("number IS NULL AND accepted_on IS NOT NULL"),
        postgresql_where=sa.text("number IS NULL AND accepted_on IS NOT NULL"),
    )
    op.drop_index(
        "ix_reconsideration_open_handler",
        table_name="reconsideration_case",
        sqlite_where=sa.text("closed_on IS NULL"),
        postgresql_where=sa.text("closed_on IS NULL"),
    )
    op.drop_column("reconsideration_case", "is_reply_missing")
    op.drop_column("reconsideration_case", "is_uninformed")
    op.drop_index(
        "ix_litigation_open_handler",
        table_name="litigation_case",
        sqlite_where=sa.text("decided_on IS NULL"),
        postgresql_where=sa.text("decided_on IS NULL"),
    )
    op.drop_column("litigation_case", "evidence_delay_ended_on")
    op.drop_index("ix_hearing_held_on", table_name="hearing")
    op.drop_column("correction_round", "supply_by_on")
    op.drop_index(op.f("ix_litigation_entry_case_id"), table_name="litigation_entry")
    op.drop_table("litigation_entry")
    op.drop_index(
        "ix_deadline_second_handler",
        table_name="deadline",
        sqlite_where=sa.text("second_handler IS NOT NULL"),
        postgresql_where=sa.text("second_handler IS NOT NULL"),
    )
    op.drop_index("ix_deadline_reconsideration", table_name="deadline")
    op.drop_index("ix_deadline_office", table_name="deadline")
    op.drop_index("ix_deadline_litigation", table_name="deadline")
    op.drop_index("ix_deadline_handler", table_name="deadline")
    op.drop_table("deadline")
    op.drop_index(op.f("ix_reconsideration_entry_case_id"), table_name="reconsideration_entry")
    op.drop_table("reconsideration_entry")
    op.drop_index(op.f("ix_norm_review_case_id"), table_name="norm_review")
    op.drop_table("norm_review")
    op.drop_table("calendar_feed")
    op.drop_index(op.f("ix_arranged_day_year"), table_name="arranged_day")
    op.drop_table("arranged_day")
    op.drop_table("calendar_year")
