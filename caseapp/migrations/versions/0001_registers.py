"""The registers and their parties; organs, offices, courts, regions; accounts."""

import sqlalchemy as sa
from alembic import op

from caseapp.search import create_search_index, drop_search_index

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "court",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_court")),
        sa.UniqueConstraint("name", name=op.f("uq_court_name")),
    )
    op.create_table(
        "region",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("parent_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["parent_id"], ["region.id"], name=op.f("fk_region_parent_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_region")),
        sa.UniqueConstraint("name", name=op.f("uq_region_name")),
    )
    with op.batch_alter_table("region", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_region_parent_id"), ["parent_id"], unique=False)

    op.create_table(
        "organ",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("short_name", sa.String(length=100), nullable=True),
        sa.Column(
            "level",
            sa.Enum(
                "township",
                "county_department",
                "county",
                "city_department",
                "city",
                "province_department",
                "province",
                "ministry",
                "other",
                name="level",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=True,
        ),
        sa.Column("region_id", sa.Integer(), nullable=True),
        sa.Column("parent_id", sa.Integer(), nullable=True),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.CheckConstraint(
            "valid_to IS NULL OR valid_from IS NULL OR valid_from < valid_to", name=op.f("ck_organ_valid_in_order")
        ),
        sa.ForeignKeyConstraint(["parent_id"], ["organ.id"], name=op.f("fk_organ_parent_id")),
        sa.ForeignKeyConstraint(["region_id"], ["region.id"], name=op.f("fk_organ_region_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organ")),
        sa.UniqueConstraint("name", name=op.f("uq_organ_name")),
    )
    with op.batch_alter_table("organ", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_organ_parent_id"), ["parent_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_organ_region_id"), ["region_id"], unique=False)

    op.create_table(
        "office",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("number_prefix", sa.String(length=40), nullable=False),
        sa.Column("organ_id", sa.Integer(), nullable=False),
        sa.Column("parent_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["organ_id"], ["organ.id"], name=op.f("fk_office_organ_id")),
        sa.ForeignKeyConstraint(["parent_id"], ["office.id"], name=op.f("fk_office_parent_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_office")),
        sa.UniqueConstraint("name", name=op.f("uq_office_name")),
        sa.UniqueConstraint("organ_id", name=op.f("uq_office_organ_id")),
    )
    with op.batch_alter_table("office", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_office_parent_id"), ["parent_id"], unique=False)

    op.create_table(
        "account",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("username", sa.String(length=50), nullable=False),
        sa.Column("name", sa.String(length=50), nullable=False),
        sa.Column(
            "role",
            sa.Enum(
                "clerk",
                "head",
                "auditor",
                "administrator",
                name="role",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("office_id", sa.Integer(), nullable=True),
        sa.Column("password_hash", sa.String(length=200), nullable=False),
        sa.Column("session_token", sa.String(length=64), nullable=False),
        sa.Column("is_active", sa.Boolean(), nullable=False),
        sa.Column("failed_attempts", sa.Integer(), nullable=False),
        sa.Column("locked_until_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_signed_in_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("failed_attempts >= 0", name=op.f("ck_account_failed_attempts_not_negative")),
        sa.ForeignKeyConstraint(["office_id"], ["office.id"], name=op.f("fk_account_office_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account")),
        sa.UniqueConstraint("session_token", name=op.f("uq_account_session_token")),
        sa.UniqueConstraint("username", name=op.f("uq_account_username")),
    )
    with op.batch_alter_table("account", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_account_office_id"), ["office_id"], unique=False)

    op.create_table(
        "reconsideration_case",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("office_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(length=100), nullable=True),
        sa.Column("number_prefix", sa.String(length=40), nullable=True),
        sa.Column("number_year", sa.Integer(), nullable=True),
        sa.Column("number_serial", sa.Integer(), nullable=True),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("posted_on", sa.Date(), nullable=True),
        sa.Column(
            "channel",
            sa.Enum(
                "in_person",
                "post",
                "email",
                "online",
                "forwarded",
                "other",
                name="channel",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=True,
        ),
        sa.Column(
            "applicant_kind",
            sa.Enum(
                "citizen", "organisation", name="applicant_kind", native_enum=False, create_constraint=True, length=32
            ),
            nullable=True,
        ),
        sa.Column("applicant_count", sa.Integer(), nullable=False),
        sa.Column("respondent_id", sa.Integer(), nullable=False),
        sa.Column(
            "respondent_level",
            sa.Enum(
                "township",
                "county_department",
                "county",
                "city_department",
                "city",
                "province_department",
                "province",
                "ministry",
                "other",
                name="respondent_level",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=True,
        ),
        sa.Column("region_id", sa.Integer(), nullable=True),
        sa.Column("act_name", sa.String(length=500), nullable=True),
        sa.Column("act_number", sa.String(length=200), nullable=True),
        sa.Column("act_on", sa.Date(), nullable=True),
        sa.Column("act_known_on", sa.Date(), nullable=True),
        sa.Column(
            "matter",
            sa.Enum(
                "penalty",
                "coercion",
                "expropriation",
                "licence",
                "right_determination",
                "confirmation",
                "information",
                "complaint",
                "omission",
                "other",
                name="matter",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=True,
        ),
        sa.Column("field", sa.String(length=32), nullable=True),
        sa.Column("is_enterprise_related", sa.Boolean(), nullable=False),
        sa.Column("is_precondition", sa.Boolean(), nullable=False),
        sa.Column("is_norm_review_requested", sa.Boolean(), nullable=False),
        sa.Column("is_group_case", sa.Boolean(), nullable=False),
        sa.Column(
            "disposal",
            sa.Enum(
                "accepted",
                "refused",
                "redirected",
                "forwarded",
                "abandoned",
                "withdrawn",
                "other",
                name="disposal",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=True,
        ),
        sa.Column("disposed_on", sa.Date(), nullable=True),
        sa.Column(
            "refusal_reason",
            sa.Enum(
                "unclear_party",
                "no_interest",
                "late",
                "not_competent",
                "no_claim",
                "already_taken",
                "abstract_act",
                "personnel",
                "civil_mediation",
                "defence_diplomacy",
                "accident_finding",
                "forensic",
                "criminal_justice",
                "civil_act",
                "petition",
                "internal_act",
                "guidance",
                "reconsideration_act",
                "out_of_scope",
                "other",
                name="refusal_reason",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=True,
        ),
        sa.Column("accepted_on", sa.Date(), nullable=True),
        sa.Column("is_deemed_accepted", sa.Boolean(), nullable=False),
        sa.Column("forwarded_to", sa.String(length=200), nullable=True),
        sa.Column("handler", sa.String(length=50), nullable=True),
        sa.Column("second_handler", sa.String(length=50), nullable=True),
        sa.Column(
            "procedure",
            sa.Enum("ordinary", "simplified", name="procedure", native_enum=False, create_constraint=True, length=32),
            nullable=True,
        ),
        sa.Column("converted_on", sa.Date(), nullable=True),
        sa.Column("copy_sent_on", sa.Date(), nullable=True),
        sa.Column("copy_received_on", sa.Date(), nullable=True),
        sa.Column("reply_received_on", sa.Date(), nullable=True),
        sa.Column("views_heard_on", sa.Date(), nullable=True),
        sa.Column("committee_consulted_on", sa.Date(), nullable=True),
        sa.Column("committee_opinion", sa.Text(), nullable=True),
        sa.Column("extension_days", sa.Integer(), nullable=False),
        sa.Column("extended_on", sa.Date(), nullable=True),
        sa.Column("extension_approver", sa.String(length=50), nullable=True),
        sa.Column("extension_reason", sa.String(length=500), nullable=True),
        sa.Column(
            "ending",
            sa.Enum(
                "uphold",
                "reject_claim",
                "dismiss_app",
                "revoke",
                "revoke_part",
                "revoke_redo",
                "change",
                "illegal",
                "invalid",
                "order_perform",
                "agreement_order",
                "agreement_comp",
                "mediated",
                "term_settled",
                "term_self_corrected",
                "term_withdrawn",
                "term_death",
                "term_dissolved",
                "term_criminal",
                "term_stay60",
                "term_other",
                "other",
                name="ending",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=True,
        ),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("decision_number", sa.String(length=100), nullable=True),
        sa.Column("is_without_reply", sa.Boolean(), nullable=False),
        sa.Column("served_on", sa.Date(), nullable=True),
        sa.Column("respondent_served_on", sa.Date(), nullable=True),
        sa.Column("is_compensated", sa.Boolean(), nullable=False),
        sa.Column("compensation_fen", sa.BigInteger(), nullable=True),
        sa.Column("redo_due_on", sa.Date(), nullable=True),
        sa.Column("redone_on", sa.Date(), nullable=True),
        sa.Column("perform_due_on", sa.Date(), nullable=True),
        sa.Column("performed_on", sa.Date(), nullable=True),
        sa.Column("opinion_issued_on", sa.Date(), nullable=True),
        sa.Column("opinion_received_on", sa.Date(), nullable=True),
        sa.Column("opinion_answered_on", sa.Date(), nullable=True),
        sa.Column("is_sued", sa.Boolean(), nullable=True),
        sa.Column("sued_on", sa.Date(), nullable=True),
        sa.Column("filed_on", sa.Date(), nullable=True),
        sa.Column("remarks", sa.Text(), nullable=True),
        sa.Column("review_due_on", sa.Date(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("is_due_provisional", sa.Boolean(), nullable=False),
        sa.Column("search", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "(accepted_on IS NOT NULL) = (disposal IS NOT NULL AND disposal = 'accepted')",
            name=op.f("ck_reconsideration_case_accepted_when_disposal_says_so"),
        ),
        sa.CheckConstraint(
            "(closed_on IS NULL) = (ending IS NULL)", name=op.f("ck_reconsideration_case_closed_with_an_ending")
        ),
        sa.CheckConstraint(
            "accepted_on IS NULL OR accepted_on >= received_on",
            name=op.f("ck_reconsideration_case_accepted_not_before_received"),
        ),
        sa.CheckConstraint("applicant_count >= 1", name=op.f("ck_reconsideration_case_applicant_count_positive")),
        sa.CheckConstraint(
            "closed_on IS NULL OR (accepted_on IS NOT NULL AND closed_on >= accepted_on)",
            name=op.f("ck_reconsideration_case_closed_not_before_accepted"),
        ),
        sa.CheckConstraint(
            "compensation_fen IS NULL OR compensation_fen >= 0",
            name=op.f("ck_reconsideration_case_compensation_not_negative"),
        ),
        sa.CheckConstraint(
            "disposal IS NULL OR disposed_on IS NOT NULL", name=op.f("ck_reconsideration_case_disposed_with_a_date")
        ),
        sa.CheckConstraint(
            "disposed_on IS NULL OR disposed_on >= received_on",
            name=op.f("ck_reconsideration_case_disposed_not_before_received"),
        ),
        sa.CheckConstraint(
            "extension_days BETWEEN 0 AND 30", name=op.f("ck_reconsideration_case_extension_within_the_law")
        ),
        sa.CheckConstraint(
            "opinion_answered_on IS NULL OR opinion_answered_on >= opinion_issued_on",
            name=op.f("ck_reconsideration_case_opinion_answered_after_issue"),
        ),
        sa.CheckConstraint(
            "served_on IS NULL OR (closed_on IS NOT NULL AND served_on >= closed_on) OR (accepted_on IS NULL AND disposed_on IS NOT NULL AND served_on >= disposed_on)",
            name=op.f("ck_reconsideration_case_served_not_before_decided"),
        ),
        sa.ForeignKeyConstraint(["office_id"], ["office.id"], name=op.f("fk_reconsideration_case_office_id")),
        sa.ForeignKeyConstraint(["region_id"], ["region.id"], name=op.f("fk_reconsideration_case_region_id")),
        sa.ForeignKeyConstraint(["respondent_id"], ["organ.id"], name=op.f("fk_reconsideration_case_respondent_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reconsideration_case")),
        sa.UniqueConstraint("number", "office_id", name=op.f("uq_reconsideration_case_number_office_id")),
        sa.UniqueConstraint(
            "number_prefix",
            "number_year",
            "number_serial",
            "office_id",
            name=op.f("uq_reconsideration_case_number_prefix_number_year_number_serial_office_id"),
        ),
    )
    with op.batch_alter_table("reconsideration_case", schema=None) as batch_op:
        batch_op.create_index(
            "ix_reconsideration_accepted",
            ["accepted_on", "office_id", "closed_on", "is_enterprise_related", "received_on"],
            unique=False,
        )
        batch_op.create_index(
            "ix_reconsideration_closed",
            ["closed_on", "office_id", "ending", "due_on", "accepted_on", "is_sued"],
            unique=False,
            sqlite_where=sa.text("closed_on IS NOT NULL"),
            postgresql_where=sa.text("closed_on IS NOT NULL"),
        )
        batch_op.create_index("ix_reconsideration_handler", ["handler", "office_id", "received_on"], unique=False)
        batch_op.create_index(
            "ix_reconsideration_not_accepted",
            ["disposed_on", "office_id", "disposal", "received_on"],
            unique=False,
            sqlite_where=sa.text("disposal <> 'accepted'"),
            postgresql_where=sa.text("disposal <> 'accepted'"),
        )
        batch_op.create_index(
            "ix_reconsideration_open",
            ["closed_on", "accepted_on", "office_id", "due_on"],
            unique=False,
            sqlite_where=sa.text("closed_on IS NULL"),
            postgresql_where=sa.text("closed_on IS NULL"),
        )
        batch_op.create_index(
            "ix_reconsideration_opinion",
            ["opinion_issued_on", "office_id"],
            unique=False,
            sqlite_where=sa.text("opinion_issued_on IS NOT NULL"),
            postgresql_where=sa.text("opinion_issued_on IS NOT NULL"),
        )
        batch_op.create_index(
            "ix_reconsideration_received", ["received_on", "office_id", "accepted_on", "applicant_count"], unique=False
        )
        batch_op.create_index("ix_reconsideration_respondent", ["respondent_id", "received_on"], unique=False)
        batch_op.create_index(
            "ix_reconsideration_undecided",
            ["disposal", "received_on", "office_id"],
            unique=False,
            sqlite_where=sa.text("disposal IS NULL"),
            postgresql_where=sa.text("disposal IS NULL"),
        )

    op.create_table(
        "applicant",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column(
            "kind",
            sa.Enum("citizen", "organisation", name="kind", native_enum=False, create_constraint=True, length=32),
            nullable=True,
        ),
        sa.Column("document_number", sa.String(length=50), nullable=True),
        sa.Column("telephone", sa.String(length=50), nullable=True),
        sa.Column("address", sa.String(length=300), nullable=True),
        sa.Column("agent", sa.String(length=200), nullable=True),
        sa.CheckConstraint("name <> ''", name=op.f("ck_applicant_name_not_empty")),
        sa.ForeignKeyConstraint(
            ["case_id"], ["reconsideration_case.id"], name=op.f("fk_applicant_case_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_applicant")),
        sa.UniqueConstraint("case_id", "position", name=op.f("uq_applicant_case_id_position")),
    )
    op.create_table(
        "co_respondent",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("organ_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["reconsideration_case.id"], name=op.f("fk_co_respondent_case_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["organ_id"], ["organ.id"], name=op.f("fk_co_respondent_organ_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_co_respondent")),
        sa.UniqueConstraint("case_id", "position", name=op.f("uq_co_respondent_case_id_position")),
    )
    with op.batch_alter_table("co_respondent", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_co_respondent_organ_id"), ["organ_id"], unique=False)

    op.create_table(
        "correction_round",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("notified_on", sa.Date(), nullable=True),
        sa.Column("notice_received_on", sa.Date(), nullable=True),
        sa.Column("supplied_on", sa.Date(), nullable=True),
        sa.Column("is_lapsed", sa.Boolean(), nullable=False),
        sa.CheckConstraint(
            "notified_on IS NOT NULL OR supplied_on IS NOT NULL", name=op.f("ck_correction_round_has_a_date")
        ),
        sa.CheckConstraint(
            "supplied_on IS NULL OR notified_on IS NULL OR supplied_on >= notified_on",
            name=op.f("ck_correction_round_supplied_after_notice"),
        ),
        sa.ForeignKeyConstraint(
            ["case_id"], ["reconsideration_case.id"], name=op.f("fk_correction_round_case_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_correction_round")),
    )
    with op.batch_alter_table("correction_round", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_correction_round_case_id"), ["case_id"], unique=False)

    op.create_table(
        "exclusion",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "stay",
                "correction",
                "appraisal",
                "inspection",
                "jurisdiction",
                "other",
                name="kind",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column(
            "ground",
            sa.Enum(
                "death",
                "incapacity",
                "missing",
                "dissolved",
                "force_majeure",
                "mediation",
                "legal_question",
                "other_case",
                "norm_review",
                "other",
                name="ground",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=True,
        ),
        sa.Column("basis", sa.String(length=200), nullable=True),
        sa.Column("start_on", sa.Date(), nullable=False),
        sa.Column("end_on", sa.Date(), nullable=True),
        sa.CheckConstraint("end_on IS NULL OR end_on >= start_on", name=op.f("ck_exclusion_ends_after_start")),
        sa.ForeignKeyConstraint(
            ["case_id"], ["reconsideration_case.id"], name=op.f("fk_exclusion_case_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_exclusion")),
    )
    with op.batch_alter_table("exclusion", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_exclusion_case_id"), ["case_id"], unique=False)

    op.create_table(
        "litigation_case",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("office_id", sa.Integer(), nullable=False),
        sa.Column("court_number", sa.String(length=100), nullable=False),
        sa.Column(
            "instance",
            sa.Enum(
                "first", "second", "retrial", name="instance", native_enum=False, create_constraint=True, length=32
            ),
            nullable=False,
        ),
        sa.Column("court_id", sa.Integer(), nullable=True),
        sa.Column(
            "procedure",
            sa.Enum("ordinary", "simplified", name="procedure", native_enum=False, create_constraint=True, length=32),
            nullable=True,
        ),
        sa.Column("served_on", sa.Date(), nullable=False),
        sa.Column("docketed_on", sa.Date(), nullable=True),
        sa.Column(
            "origin",
            sa.Enum(
                "direct",
                "upheld",
                "changed",
                "omitted",
                "other",
                name="origin",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=True,
        ),
        sa.Column("earlier_number", sa.String(length=100), nullable=True),
        sa.Column("appeals_from_id", sa.Integer(), nullable=True),
        sa.Column("reconsideration_number", sa.String(length=100), nullable=True),
        sa.Column("reconsideration_id", sa.Integer(), nullable=True),
        sa.Column(
            "plaintiff_kind",
            sa.Enum(
                "citizen", "organisation", name="plaintiff_kind", native_enum=False, create_constraint=True, length=32
            ),
            nullable=True,
        ),
        sa.Column(
            "matter",
            sa.Enum(
                "penalty",
                "coercion",
                "expropriation",
                "licence",
                "right_determination",
                "confirmation",
                "information",
                "complaint",
                "omission",
                "other",
                name="matter",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=True,
        ),
        sa.Column("field", sa.String(length=32), nullable=True),
        sa.Column("cause", sa.String(length=500), nullable=True),
        sa.Column("is_norm_review_requested", sa.Boolean(), nullable=False),
        sa.Column("handler", sa.String(length=50), nullable=True),
        sa.Column("defence_filed_on", sa.Date(), nullable=True),
        sa.Column("evidence_filed_on", sa.Date(), nullable=True),
        sa.Column("is_must_appear", sa.Boolean(), nullable=True),
        sa.Column("must_appear_ground", sa.String(length=300), nullable=True),
        sa.Column("decided_on", sa.Date(), nullable=True),
        sa.Column("decision_number", sa.String(length=100), nullable=True),
        sa.Column("decision_received_on", sa.Date(), nullable=True),
        sa.Column("effective_on", sa.Date(), nullable=True),
        sa.Column("is_appealed", sa.Boolean(), nullable=True),
        sa.Column("appealed_on", sa.Date(), nullable=True),
        sa.Column("has_judicial_suggestion", sa.Boolean(), nullable=False),
        sa.Column("suggestion_received_on", sa.Date(), nullable=True),
        sa.Column("suggestion_answered_on", sa.Date(), nullable=True),
        sa.Column("filed_on", sa.Date(), nullable=True),
        sa.Column("remarks", sa.Text(), nullable=True),
        sa.Column("heard_on", sa.Date(), nullable=True),
        sa.Column("search", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "decided_on IS NULL OR decided_on >= served_on", name=op.f("ck_litigation_case_decided_not_before_served")
        ),
        sa.CheckConstraint(
            "heard_on IS NULL OR decided_on IS NULL OR heard_on <= decided_on",
            name=op.f("ck_litigation_case_heard_before_decided"),
        ),
        sa.ForeignKeyConstraint(
            ["appeals_from_id"], ["litigation_case.id"], name=op.f("fk_litigation_case_appeals_from_id")
        ),
        sa.ForeignKeyConstraint(["court_id"], ["court.id"], name=op.f("fk_litigation_case_court_id")),
        sa.ForeignKeyConstraint(["office_id"], ["office.id"], name=op.f("fk_litigation_case_office_id")),
        sa.ForeignKeyConstraint(
            ["reconsideration_id"], ["reconsideration_case.id"], name=op.f("fk_litigation_case_reconsideration_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_litigation_case")),
        sa.UniqueConstraint(
            "court_number", "instance", "office_id", name=op.f("uq_litigation_case_court_number_instance_office_id")
        ),
    )
    with op.batch_alter_table("litigation_case", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_litigation_case_appeals_from_id"), ["appeals_from_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_litigation_case_court_id"), ["court_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_litigation_case_reconsideration_id"), ["reconsideration_id"], unique=False)
        batch_op.create_index(
            "ix_litigation_decided", ["decided_on", "office_id", "served_on", "instance"], unique=False
        )
        batch_op.create_index("ix_litigation_handler", ["handler", "office_id", "served_on"], unique=False)
        batch_op.create_index("ix_litigation_heard", ["heard_on", "office_id", "instance"], unique=False)
        batch_op.create_index(
            "ix_litigation_open",
            ["served_on", "office_id"],
            unique=False,
            sqlite_where=sa.text("decided_on IS NULL"),
            postgresql_where=sa.text("decided_on IS NULL"),
        )
        batch_op.create_index(
            "ix_litigation_served", ["served_on", "office_id", "decided_on", "instance"], unique=False
        )

    op.create_table(
        "reconsideration_hearing",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=True),
        sa.Column("notified_on", sa.Date(), nullable=True),
        sa.Column("head_attended", sa.Boolean(), nullable=True),
        sa.Column("head_name", sa.String(length=50), nullable=True),
        sa.Column("head_post", sa.String(length=100), nullable=True),
        sa.Column("absence_reason", sa.String(length=300), nullable=True),
        sa.Column("substitute", sa.String(length=100), nullable=True),
        sa.ForeignKeyConstraint(
            ["case_id"],
            ["reconsideration_case.id"],
            name=op.f("fk_reconsideration_hearing_case_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reconsideration_hearing")),
    )
    with op.batch_alter_table("reconsideration_hearing", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_reconsideration_hearing_case_id"), ["case_id"], unique=False)

    op.create_table(
        "defendant",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("organ_id", sa.Integer(), nullable=False),
        sa.Column(
            "level",
            sa.Enum(
                "township",
                "county_department",
                "county",
                "city_department",
                "city",
                "province_department",
                "province",
                "ministry",
                "other",
                name="level",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=True,
        ),
        sa.Column("region_id", sa.Integer(), nullable=True),
        sa.Column(
            "role",
            sa.Enum("original", "reconsideration", name="role", native_enum=False, create_constraint=True, length=32),
            nullable=True,
        ),
        sa.Column(
            "form",
            sa.Enum("sole", "joint", name="form", native_enum=False, create_constraint=True, length=32),
            nullable=True,
        ),
        sa.Column(
            "ending",
            sa.Enum(
                "reject_claim",
                "uphold_act",
                "confirm_lawful",
                "revoke",
                "revoke_redo",
                "revoke_part",
                "revoke_part_redo",
                "perform",
                "pay",
                "illegal",
                "invalid",
                "change",
                "agreement_perform",
                "agreement_comp",
                "compensate",
                "no_compensation",
                "dismiss_suit",
                "not_docketed",
                "withdraw_self",
                "withdraw_changed",
                "deemed_withdraw",
                "mediated",
                "transferred",
                "ended",
                "other",
                "affirm_judgment",
                "affirm_ruling",
                "reverse",
                "remand",
                "revoke_ruling",
                "withdraw_appeal",
                "retrial_affirm",
                "retrial_reverse",
                "retrial_remand",
                "retrial_ended",
                "retrial_refused",
                name="ending",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=True,
        ),
        sa.Column(
            "content",
            sa.Enum(
                "reject_claim",
                "uphold_act",
                "confirm_lawful",
                "revoke",
                "revoke_redo",
                "revoke_part",
                "revoke_part_redo",
                "perform",
                "pay",
                "illegal",
                "invalid",
                "change",
                "agreement_perform",
                "agreement_comp",
                "compensate",
                "no_compensation",
                "dismiss_suit",
                "not_docketed",
                "withdraw_self",
                "withdraw_changed",
                "deemed_withdraw",
                "mediated",
                "transferred",
                "ended",
                "other",
                "affirm_judgment",
                "affirm_ruling",
                "reverse",
                "remand",
                "revoke_ruling",
                "withdraw_appeal",
                "retrial_affirm",
                "retrial_reverse",
                "retrial_remand",
                "retrial_ended",
                "retrial_refused",
                name="content",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=True,
        ),
        sa.Column("amount_fen", sa.BigInteger(), nullable=True),
        sa.Column("perform_due_on", sa.Date(), nullable=True),
        sa.Column("performed_on", sa.Date(), nullable=True),
        sa.Column("remarks", sa.Text(), nullable=True),
        sa.Column("appeared_on", sa.Date(), nullable=True),
        sa.Column("chief_appeared_on", sa.Date(), nullable=True),
        sa.CheckConstraint("amount_fen IS NULL OR amount_fen >= 0", name=op.f("ck_defendant_amount_not_negative")),
        sa.CheckConstraint("content IS NULL OR ending IS NOT NULL", name=op.f("ck_defendant_content_of_an_ending")),
        sa.ForeignKeyConstraint(
            ["case_id"], ["litigation_case.id"], name=op.f("fk_defendant_case_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["organ_id"], ["organ.id"], name=op.f("fk_defendant_organ_id")),
        sa.ForeignKeyConstraint(["region_id"], ["region.id"], name=op.f("fk_defendant_region_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_defendant")),
        sa.UniqueConstraint("case_id", "organ_id", name=op.f("uq_defendant_case_id_organ_id")),
        sa.UniqueConstraint("case_id", "position", name=op.f("uq_defendant_case_id_position")),
    )
    with op.batch_alter_table("defendant", schema=None) as batch_op:
        batch_op.create_index("ix_defendant_organ", ["organ_id", "case_id"], unique=False)

    op.create_table(
        "hearing",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("is_open", sa.Boolean(), nullable=False),
        sa.Column("summons_received_on", sa.Date(), nullable=True),
        sa.Column("notice_received_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["case_id"], ["litigation_case.id"], name=op.f("fk_hearing_case_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hearing")),
        sa.UniqueConstraint("case_id", "held_on", name=op.f("uq_hearing_case_id_held_on")),
    )
    op.create_table(
        "plaintiff",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column(
            "kind",
            sa.Enum("citizen", "organisation", name="kind", native_enum=False, create_constraint=True, length=32),
            nullable=True,
        ),
        sa.Column("document_number", sa.String(length=50), nullable=True),
        sa.Column("telephone", sa.String(length=50), nullable=True),
        sa.Column("address", sa.String(length=300), nullable=True),
        sa.CheckConstraint("name <> ''", name=op.f("ck_plaintiff_name_not_empty")),
        sa.ForeignKeyConstraint(
            ["case_id"], ["litigation_case.id"], name=op.f("fk_plaintiff_case_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plaintiff")),
        sa.UniqueConstraint("case_id", "position", name=op.f("uq_plaintiff_case_id_position")),
    )
    op.create_table(
        "appearance",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("hearing_id", sa.Integer(), nullable=False),
        sa.Column("defendant_id", sa.Integer(), nullable=False),
        sa.Column("appeared", sa.Boolean(), nullable=True),
        sa.Column("person", sa.String(length=100), nullable=True),
        sa.Column("post", sa.String(length=100), nullable=True),
        sa.Column(
            "rank",
            sa.Enum(
                "chief",
                "deputy",
                "deputy_level",
                "other_leader",
                name="rank",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=True,
        ),
        sa.Column(
            "absence_reason",
            sa.Enum(
                "force_majeure",
                "accident",
                "official_duty",
                "other_proper",
                "no_proper_reason",
                "unexplained",
                name="absence_reason",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=True,
        ),
        sa.Column("has_absence_proof", sa.Boolean(), nullable=True),
        sa.Column("is_staff_sent", sa.Boolean(), nullable=True),
        sa.Column("is_lawyer_only", sa.Boolean(), nullable=True),
        sa.Column("is_proof_filed", sa.Boolean(), nullable=True),
        sa.Column("spoke", sa.Boolean(), nullable=True),
        sa.CheckConstraint(
            "NOT (appeared IS TRUE AND absence_reason IS NOT NULL)",
            name=op.f("ck_appearance_no_reason_of_absence_for_one_who_came"),
        ),
        sa.ForeignKeyConstraint(
            ["defendant_id"], ["defendant.id"], name=op.f("fk_appearance_defendant_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["hearing_id"], ["hearing.id"], name=op.f("fk_appearance_hearing_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_appearance")),
        sa.UniqueConstraint("hearing_id", "defendant_id", name=op.f("uq_appearance_hearing_id_defendant_id")),
    )
    with op.batch_alter_table("appearance", schema=None) as batch_op:
        batch_op.create_index("ix_appearance_defendant", ["defendant_id", "hearing_id"], unique=False)
    for table in ("reconsideration_case", "litigation_case"):
        create_search_index(op.get_bind(), table)


def downgrade() -> None:
    for table in ("reconsideration_case", "litigation_case"):
        drop_search_index(op.get_bind(), table)
    with op.batch_alter_table("appearance", schema=None) as batch_op:
        batch_op.drop_index("ix_appearance_defendant")

    op.drop_table("appearance")
    op.drop_table("plaintiff")
    op.drop_table("hearing")
    with op.batch_alter_table("defendant", schema=None) as batch_op:
        batch_op.drop_index("ix_defendant_organ")

    op.drop_table("defendant")
    with op.batch_alter_table("reconsideration_hearing", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_reconsideration_hearing_case_id"))

    op.drop_table("reconsideration_hearing")
    with op.batch_alter_table("litigation_case", schema=None) as batch_op:
        batch_op.drop_index("ix_litigation_served")
        batch_op.drop_index(
            "ix_litigation_open",
            sqlite_where=sa.text("decided_on IS NULL"),
            postgresql_where=sa.text("decided_on IS NULL"),
        )
        batch_op.drop_index("ix_litigation_heard")
        batch_op.drop_index("ix_litigation_handler")
        batch_op.drop_index("ix_litigation_decided")
        batch_op.drop_index(batch_op.f("ix_litigation_case_reconsideration_id"))
        batch_op.drop_index(batch_op.f("ix_litigation_case_court_id"))
        batch_op.drop_index(batch_op.f("ix_litigation_case_appeals_from_id"))

    op.drop_table("litigation_case")
    with op.batch_alter_table("exclusion", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_exclusion_case_id"))

    op.drop_table("exclusion")
    with op.batch_alter_table("correction_round", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_correction_round_case_id"))

    op.drop_table("correction_round")
    with op.batch_alter_table("co_respondent", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_co_respondent_organ_id"))

    op.drop_table("co_respondent")
    op.drop_table("applicant")
    with op.batch_alter_table("reconsideration_case", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_reconsideration_undecided",
            sqlite_where=sa.text("disposal IS NULL"),
            postgresql_where=sa.text("disposal IS NULL"),
        )
        batch_op.drop_index("ix_reconsideration_respondent")
        batch_op.drop_index("ix_reconsideration_received")
        batch_op.drop_index(
            "ix_reconsideration_opinion",
            sqlite_where=sa.text("opinion_issued_on IS NOT NULL"),
            postgresql_where=sa.text("opinion_issued_on IS NOT NULL"),
        )
        batch_op.drop_index(
            "ix_reconsideration_open",
            sqlite_where=sa.text("closed_on IS NULL"),
            postgresql_where=sa.text("closed_on IS NULL"),
        )
        batch_op.drop_index(
            "ix_reconsideration_not_accepted",
            sqlite_where=sa.text("disposal <> 'accepted'"),
            postgresql_where=sa.text("disposal <> 'accepted'"),
        )
        batch_op.drop_index("ix_reconsideration_handler")
        batch_op.drop_index(
            "ix_reconsideration_closed",
            sqlite_where=sa.text("closed_on IS NOT NULL"),
            postgresql_where=sa.text("closed_on IS NOT NULL"),
        )
        batch_op.drop_index("ix_reconsideration_accepted")

    op.drop_table("reconsideration_case")
    with op.batch_alter_table("account", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_account_office_id"))

    op.drop_table("account")
    with op.batch_alter_table("office", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_office_parent_id"))

    op.drop_table("office")
    with op.batch_alter_table("organ", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_organ_region_id"))
        batch_op.drop_index(batch_op.f("ix_organ_parent_id"))

    op.drop_table("organ")
    with op.batch_alter_table("region", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_region_parent_id"))

    op.drop_table("region")
    op.drop_table("court")
