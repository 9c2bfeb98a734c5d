"""What an office chooses for its statistics; forms; former names of organs; further facts of a case."""

import sqlalchemy as sa
from alembic import op

from caseapp.history import triggers

revision = "0004"
down_revision = "0003"

# Ended entries by how long they lasted: those open on a day began lately for their class (statistics/models.lasting).
_LASTING = {
    "ix_reconsideration_review_lasting": ("reconsideration_case", "accepted_on", "closed_on", "", ""),
    "ix_reconsideration_acceptance_lasting": ("reconsideration_case", "received_on", "accepted_on", "", ""),
    "ix_reconsideration_refusal_lasting": (
        "reconsideration_case",
        "received_on",
        "disposed_on",
        ", disposal",
        " WHERE disposal <> 'accepted'",
    ),
    "ix_litigation_lasting": ("litigation_case", "served_on", "decided_on", ", instance", ""),
}


def _lay_lasting() -> None:
    is_sqlite = op.get_bind().dialect.name == "sqlite"
    for name, (table, began, ended, more, where) in _LASTING.items():
        days = f"CAST(julianday({ended}) - julianday({began}) AS INTEGER)" if is_sqlite else f"({ended} - {began})"
        shorter = " ".join(f"WHEN {days} < {most} THEN {at}" for at, most in enumerate((4, 16, 64, 256, 1024)))
        of_class = f"CASE {shorter} WHEN {days} IS NOT NULL THEN 5 END"
        op.execute(f"CREATE INDEX {name} ON {table} (({of_class}), {began}, office_id, {ended}{more}){where}")


def upgrade() -> None:
    op.create_table(
        "history_indicator_aim",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("office_id", sa.Integer(), autoincrement=False, nullable=True),
        sa.Column("indicator", sa.String(length=40), autoincrement=False, nullable=True),
        sa.Column("kind", sa.String(length=32), autoincrement=False, nullable=True),
        sa.Column("title", sa.String(length=100), autoincrement=False, nullable=True),
        sa.Column("value", sa.String(length=20), autoincrement=False, nullable=True),
        sa.Column("source", sa.String(length=300), autoincrement=False, nullable=True),
        sa.Column("since_on", sa.Date(), autoincrement=False, nullable=True),
        sa.Column("until_on", sa.Date(), autoincrement=False, nullable=True),
        sa.Column("since", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("until", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", "since", name=op.f("pk_history_indicator_aim")),
    )
    op.create_index("ix_history_indicator_aim_since", "history_indicator_aim", ["since"], unique=False)
    op.create_index(
        "ix_history_indicator_aim_until",
        "history_indicator_aim",
        ["until"],
        unique=False,
        sqlite_where=sa.text("until < 2147483647"),
        postgresql_where=sa.text("until < 2147483647"),
    )
    op.create_table(
        "history_indicator_choice",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("office_id", sa.Integer(), autoincrement=False, nullable=True),
        sa.Column("indicator", sa.String(length=40), autoincrement=False, nullable=True),
        sa.Column("variant", sa.String(length=40), autoincrement=False, nullable=True),
        sa.Column("beside", sa.String(length=40), autoincrement=False, nullable=True),
        sa.Column("decimals", sa.Integer(), autoincrement=False, nullable=True),
        sa.Column("since_on", sa.Date(), autoincrement=False, nullable=True),
        sa.Column("since", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("until", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", "since", name=op.f("pk_history_indicator_choice")),
    )
    op.create_index("ix_history_indicator_choice_since", "history_indicator_choice", ["since"], unique=False)
    op.create_index(
        "ix_history_indicator_choice_until",
        "history_indicator_choice",
        ["until"],
        unique=False,
        sqlite_where=sa.text("until < 2147483647"),
        postgresql_where=sa.text("until < 2147483647"),
    )
    op.create_table(
        "history_organ_name",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("organ_id", sa.Integer(), autoincrement=False, nullable=True),
        sa.Column("name", sa.String(length=200), autoincrement=False, nullable=True),
        sa.Column("until_on", sa.Date(), autoincrement=False, nullable=True),
        sa.Column("since", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("until", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", "since", name=op.f("pk_history_organ_name")),
    )
    op.create_index("ix_history_organ_name_since", "history_organ_name", ["since"], unique=False)
    op.create_index(
        "ix_history_organ_name_until",
        "history_organ_name",
        ["until"],
        unique=False,
        sqlite_where=sa.text("until < 2147483647"),
        postgresql_where=sa.text("until < 2147483647"),
    )
    op.create_table(
        "history_return_edition",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("code", sa.String(length=60), autoincrement=False, nullable=True),
        sa.Column("title", sa.String(length=200), autoincrement=False, nullable=True),
        sa.Column("edition", sa.String(length=100), autoincrement=False, nullable=True),
        sa.Column("definition", sa.Text(), autoincrement=False, nullable=True),
        sa.Column("valid_from", sa.Date(), autoincrement=False, nullable=True),
        sa.Column("valid_to", sa.Date(), autoincrement=False, nullable=True),
        sa.Column("since", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("until", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", "since", name=op.f("pk_history_return_edition")),
    )
    op.create_index("ix_history_return_edition_since", "history_return_edition", ["since"], unique=False)
    op.create_index(
        "ix_history_return_edition_until",
        "history_return_edition",
        ["until"],
        unique=False,
        sqlite_where=sa.text("until < 2147483647"),
        postgresql_where=sa.text("until < 2147483647"),
    )
    op.create_table(
        "history_sentence_template",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("office_id", sa.Integer(), autoincrement=False, nullable=True),
        sa.Column("part", sa.String(length=40), autoincrement=False, nullable=True),
        sa.Column("text", sa.Text(), autoincrement=False, nullable=True),
        sa.Column("since", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("until", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", "since", name=op.f("pk_history_sentence_template")),
    )
    op.create_index("ix_history_sentence_template_since", "history_sentence_template", ["since"], unique=False)
    op.create_index(
        "ix_history_sentence_template_until",
        "history_sentence_template",
        ["until"],
        unique=False,
        sqlite_where=sa.text("until < 2147483647"),
        postgresql_where=sa.text("until < 2147483647"),
    )
    op.create_table(
        "return_edition",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=60), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("edition", sa.String(length=100), nullable=False),
        sa.Column("definition", sa.Text(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_return_edition")),
        sa.UniqueConstraint("code", name=op.f("uq_return_edition_code")),
    )
    op.create_table(
        "organ_name",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organ_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("until_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["organ_id"], ["organ.id"], name=op.f("fk_organ_name_organ_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organ_name")),
        sa.UniqueConstraint("organ_id", "until_on", name=op.f("uq_organ_name_organ_id_until_on")),
    )
    op.create_index("ix_organ_name_name", "organ_name", ["name"], unique=False)
    op.create_table(
        "indicator_aim",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("office_id", sa.Integer(), nullable=False),
        sa.Column("indicator", sa.String(length=40), nullable=False),
        sa.Column(
            "kind",
            sa.Enum("target", "reference", name="kind", native_enum=False, create_constraint=True, length=32),
            nullable=False,
        ),
        sa.Column("title", sa.String(length=100), nullable=False),
        sa.Column("value", sa.String(length=20), nullable=False),
        sa.Column("source", sa.String(length=300), nullable=True),
        sa.Column("since_on", sa.Date(), nullable=False),
        sa.Column("until_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["office_id"], ["office.id"], name=op.f("fk_indicator_aim_office_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_indicator_aim")),
    )
    op.create_index("ix_indicator_aim_office", "indicator_aim", ["office_id", "indicator"], unique=False)
    op.create_table(
        "indicator_choice",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("office_id", sa.Integer(), nullable=False),
        sa.Column("indicator", sa.String(length=40), nullable=False),
        sa.Column("variant", sa.String(length=40), nullable=False),
        sa.Column("beside", sa.String(length=40), nullable=True),
        sa.Column("decimals", sa.Integer(), nullable=False),
        sa.Column("since_on", sa.Date(), nullable=False),
        sa.CheckConstraint("decimals BETWEEN 0 AND 4", name=op.f("ck_indicator_choice_decimals_within_reason")),
        sa.ForeignKeyConstraint(["office_id"], ["office.id"], name=op.f("fk_indicator_choice_office_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_indicator_choice")),
        sa.UniqueConstraint(
            "office_id", "indicator", "since_on", name=op.f("uq_indicator_choice_office_id_indicator_since_on")
        ),
    )
    op.create_table(
        "sentence_template",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("office_id", sa.Integer(), nullable=False),
        sa.Column("part", sa.String(length=40), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["office_id"], ["office.id"], name=op.f("fk_sentence_template_office_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sentence_template")),
        sa.UniqueConstraint("office_id", "part", name=op.f("uq_sentence_template_office_id_part")),
    )
    op.add_column("history_office", sa.Column("has_statistical_year", sa.Boolean(), autoincrement=False, nullable=True))
    op.add_column(
        "history_reconsideration_case",
        sa.Column("intake_handler", sa.String(length=50), autoincrement=False, nullable=True),
    )
    op.add_column(
        "history_reconsideration_case", sa.Column("investigated_on", sa.Date(), autoincrement=False, nullable=True)
    )
    op.add_column(
        "history_reconsideration_case", sa.Column("files_read_on", sa.Date(), autoincrement=False, nullable=True)
    )
    op.add_column(
        "history_reconsideration_case", sa.Column("deliberated_on", sa.Date(), autoincrement=False, nullable=True)
    )
    op.add_column(
        "history_reconsideration_case", sa.Column("suggestion_issued_on", sa.Date(), autoincrement=False, nullable=True)
    )
    op.add_column(
        "history_reconsideration_case", sa.Column("is_petitioned", sa.Boolean(), autoincrement=False, nullable=True)
    )
    op.add_column("office", sa.Column("has_statistical_year", sa.Boolean(), server_default=sa.false(), nullable=False))
    op.add_column("reconsideration_case", sa.Column("intake_handler", sa.String(length=50), nullable=True))
    op.add_column("reconsideration_case", sa.Column("investigated_on", sa.Date(), nullable=True))
    op.add_column("reconsideration_case", sa.Column("files_read_on", sa.Date(), nullable=True))
    op.add_column("reconsideration_case", sa.Column("deliberated_on", sa.Date(), nullable=True))
    op.add_column("reconsideration_case", sa.Column("suggestion_issued_on", sa.Date(), nullable=True))
    op.add_column("reconsideration_case", sa.Column("is_petitioned", sa.Boolean(), nullable=True))
    op.create_index(
        "ix_reconsideration_suggestion",
        "reconsideration_case",
        ["suggestion_issued_on", "office_id"],
        unique=False,
        sqlite_where=sa.text("suggestion_issued_on IS NOT NULL"),
        postgresql_where=sa.text("suggestion_issued_on IS NOT NULL"),
    )
    _lay_lasting()


def downgrade() -> None:
    triggers.drop(op.get_bind())
    for name, (table, *_) in _LASTING.items():
        op.drop_index(name, table_name=table)
    op.drop_index(
        "ix_reconsideration_suggestion",
        table_name="reconsideration_case",
        sqlite_where=sa.text("suggestion_issued_on IS NOT NULL"),
        postgresql_where=sa.text("suggestion_issued_on IS NOT NULL"),
    )
    op.drop_column("reconsideration_case", "is_petitioned")
    op.drop_column("reconsideration_case", "suggestion_issued_on")
    op.drop_column("reconsideration_case", "deliberated_on")
    op.drop_column("reconsideration_case", "files_read_on")
    op.drop_column("reconsideration_case", "investigated_on")
    op.drop_column("reconsideration_case", "intake_handler")
    op.drop_column("office", "has_statistical_year")
    op.drop_column("history_reconsideration_case", "is_petitioned")
    op.drop_column("history_reconsideration_case", "suggestion_issued_on")
    op.drop_column("history_reconsideration_case", "deliberated_on")
    op.drop_column("history_reconsideration_case", "files_read_on")
    op.drop_column("history_reconsideration_case", "investigated_on")
    op.drop_column("history_reconsideration_case", "intake_handler")
    op.drop_column("history_office", "has_statistical_year")
    op.drop_table("sentence_template")
    op.drop_table("indicator_choice")
    op.drop_index("ix_indicator_aim_office", table_name="indicator_aim")
    op.drop_table("indicator_aim")
    op.drop_index("ix_organ_name_name", table_name="organ_name")
    op.drop_table("organ_name")
    op.drop_table("return_edition")
    op.drop_index(
        "ix_history_sentence_template_until",
        table_name="history_sentence_template",
        sqlite_where=sa.text("until < 2147483647"),
        postgresql_where=sa.text("until < 2147483647"),
    )
    op.drop_index("ix_history_sentence_template_since", table_name="history_sentence_template")
    op.drop_table("history_sentence_template")
    op.drop_index(
        "ix_history_return_edition_until",
        table_name="history_return_edition",
        sqlite_where=sa.text("until < 2147483647"),
        postgresql_where=sa.text("until < 2147483647"),
    )
    op.drop_index("ix_history_return_edition_since", table_name="history_return_edition")
    op.drop_table("history_return_edition")
    op.drop_index(
        "ix_history_organ_name_until",
        table_name="history_organ_name",
        sqlite_where=sa.text("until < 2147483647"),
        postgresql_where=sa.text("until < 2147483647"),
    )
    op.drop_index("ix_history_organ_name_since", table_name="history_organ_name")
    op.drop_table("history_organ_name")
    op.drop_index(
        "ix_history_indicator_choice_until",
        table_name="history_indicator_choice",
        sqlite_where=sa.text("until < 2147483647"),
        postgresql_where=sa.text("until < 2147483647"),
    )
    op.drop_index("ix_history_indicator_choice_since", table_name="history_indicator_choice")
    op.drop_table("history_indicator_choice")
    op.drop_index(
        "ix_history_indicator_aim_until",
        table_name="history_indicator_aim",
        sqlite_where=sa.text("until < 2147483647"),
        postgresql_where=sa.text("until < 2147483647"),
    )
    op.drop_index("ix_history_indicator_aim_since", table_name="history_indicator_aim")
    op.drop_table("history_indicator_aim")
