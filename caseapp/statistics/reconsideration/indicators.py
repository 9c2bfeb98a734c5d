"""The indicators of the register of reconsideration cases, in the order of published reports (statistics.md 4).

Numerators, denominators and variants: law.md table 3. The first variant of each holds where an office has chosen none.
"""

from typing import Final

from caseapp.statistics.indicator import count, rate, rates

# 综合纠错: no national definition. V2 宁波 is the default; V1 is that of 北京, V3 that of 上海.
_COMPREHENSIVE = (
    (
        *("v2", "含调解、和解、改变后撤回", "comprehensively_corrected"),
        "调解、和解、被申请人改变后撤回等间接纠错",
    ),
    ("v1", "含调解和全部终止", "corrected_or_terminated", "调解＋终止"),
    ("v3", "含改变后撤回", "corrected_or_given_way", "被申请人改变后撤回"),
)
_BASES = (("concluded", "按审结", "审结案件数"), ("accepted", "按受理", "本期受理案件数"))

RECONSIDERATION: Final = (
    # 总体情况
    count("received", "新收申请", "收到行政复议申请之日在本期内的申请（含尚未受理和未受理的）。"),
    count("accepted", "受理", "受理之日在本期内的案件。"),
    count("not_accepted", "未受理", "本期内作出不予受理、告知、转送、视为放弃、受理前撤回等其他处理的申请。"),
    count("undecided_before", "上期未处理申请", "本期开始前收到、至本期开始时尚未决定是否受理的申请。"),
    count("undecided", "尚在审查申请", "本期末以前收到、至本期末尚未决定是否受理的申请。"),
    count("carried_over", "上期结转", "本期开始前受理、至本期开始时尚未审结的案件。"),
    count("due", "应结", "上期结转加本期受理的案件。"),
    count("concluded", "审结", "受理后审结之日在本期内的案件（不含未受理的申请）。"),
    count("pending", "未审结", "本期末以前受理、至本期末尚未审结的案件。"),
    rate("acceptance_rate", "受理率", ("accepted", "received"), "本期受理案件数÷本期新收申请数。"),
    rates(
        "conclusion_rate",
        "审结率",
        (
            ("due", "按应结", "concluded", "due", "审结案件数÷应结案件数。"),
            ("accepted", "按受理", "concluded", "accepted", "审结案件数÷本期受理案件数。"),
        ),
    ),
    count(
        "on_time", "按时办结", "本期审结中，审结之日不晚于法定审理期限届满之日的案件（含依法延长和不计入期限的时间）。"
    ),
    rate("on_time_rate", "按时办结率", ("on_time", "concluded"), "按时办结案件数÷审结案件数。"),
    rates(
        "within_60_days_rate",
        "60日内办结率",
        (
            ("accepted", "自受理", "within_60_days", "concluded", "自受理之日起60日内审结的案件数÷审结案件数。"),
            (
                *("received", "自收件", "within_60_days_of_receipt", "concluded"),
                "自收到申请之日起60日内审结的案件数÷审结案件数。",
            ),
        ),
    ),
    rate("extension_rate", "延期办结率", ("extended", "concluded"), "经批准延长审理期限的案件数÷审结案件数。"),
    rates(
        "average_days",
        "平均审理天数",
        (
            (
                *("accepted", "自受理", "days", "concluded"),
                "本期审结案件自受理之日至审结之日的天数之和÷审结案件数。",
            ),
            (
                *("received", "自收件", "days_of_receipt", "concluded"),
                "本期审结案件自收到申请之日至审结之日的天数之和÷审结案件数。",
            ),
        ),
        unit="天",
    ),
    # 申请人
    count("applicants", "申请人数", "本期新收申请的申请人人数之和。", "人"),
    count("group_cases", "群体性案件", "本期受理的案件中，标明为群体性案件的案件。"),
    # 审理结果
    count("upheld", "维持", "本期审结中，决定维持的案件（行政复议法第六十八条）。"),
    rates(
        "uphold_rate",
        "维持率",
        (
            ("upheld", "维持", "upheld", "concluded", "维持案件数÷审结案件数。"),
            ("with_rejected", "维持和驳回", "upheld_or_rejected", "concluded", "（维持＋驳回）案件数÷审结案件数。"),
        ),
    ),
    count(
        "rejected", "驳回", "本期审结中，驳回行政复议申请和驳回行政复议请求的案件（行政复议法第三十三条、第六十九条）。"
    ),
    count("revoked", "撤销", "本期审结中，撤销、部分撤销、撤销并责令重作的案件（行政复议法第六十四条）。"),
    count("changed", "变更", "本期审结中，决定变更的案件（行政复议法第六十三条）。"),
    count(
        "confirmed_unlawful", "确认违法", "本期审结中，确认违法、确认无效的案件（行政复议法第六十五条、第六十七条）。"
    ),
    count(
        "ordered_to_perform",
        "责令履行",
        "本期审结中，责令履行法定职责或者行政协议的案件（行政复议法第六十六条、第七十一条）。",
    ),
    count("mediated", "调解", "本期审结中，以行政复议调解书结案的案件（行政复议法第七十三条）。"),
    count("terminated", "终止", "本期审结中，终止行政复议的案件，含和解后撤回的（行政复议法第四十一条）。"),
    count("settled", "和解", "本期终止的案件中，和解后撤回申请的案件（行政复议法第七十四条）。"),
    count("corrected", "纠错", "本期审结中，撤销、变更、确认违法（含无效）、责令履行的案件，即直接纠错。"),
    rates(
        "correction_rate",
        "纠错率",
        (
            ("concluded", "按审结", "corrected", "concluded", "纠错案件数÷审结案件数。"),
            ("accepted", "按受理", "corrected", "accepted", "纠错案件数÷本期受理案件数。"),
            ("due", "按应结", "corrected", "due", "纠错案件数÷应结案件数（本期受理加上期结转）。"),
        ),
    ),
    rates(
        "comprehensive_correction_rate",
        "综合纠错率",
        (
            (
                f"{way}_{base}",
                f"{title}，{base_title}",
                numerator,
                base,
                f"（直接纠错＋{counted}）案件数÷{base_words}。",
            )
            for base, base_title, base_words in _BASES
            for way, title, numerator, counted in _COMPREHENSIVE
        ),
    ),
    # 调解和解
    rates(
        "mediation_rate",
        "调解和解率",
        (
            ("concluded", "按审结", "mediated_or_settled", "concluded", "（调解＋和解）案件数÷审结案件数。"),
            (
                *("disposed_of", "按办结", "mediated_or_settled", "disposed_of"),
                "（调解＋和解）案件数÷办结案件数（审结加未受理）。",
            ),
            (
                *("withdrawn_concluded", "调撤率，按审结", "agreed_or_withdrawn", "concluded"),
                "（调解＋和解＋撤回）案件数÷审结案件数。",
            ),
            (
                *("withdrawn_disposed_of", "调撤率，按办结", "agreed_or_withdrawn", "disposed_of"),
                "（调解＋和解＋撤回）案件数÷办结案件数（审结加未受理）。",
            ),
        ),
    ),
    rates(
        "resolution_rate",
        "综合化解率",
        (
            ("agreed", "纠错、调解、和解", "resolved", "concluded", "（纠错＋调解＋和解）案件数÷审结案件数。"),
            (
                *("withdrawn", "纠错、调解、和解、撤回", "resolved_or_withdrawn", "concluded"),
                "（纠错＋调解＋和解＋撤回）案件数÷审结案件数。",
            ),
        ),
    ),
    # 规范执法与复议监督
    count("enterprise_cases", "涉企案件", "本期受理的案件中，标明涉企的案件。"),
    count("hearings", "听证案件", "本期审结中，举行过听证的案件（行政复议法第五十条）。"),
    count(
        "norm_reviews", "附带审查规范性文件", "本期受理的案件中，一并申请审查规范性文件的案件（行政复议法第十三条）。"
    ),
    count("compensated", "行政赔偿", "本期审结中，决定或者调解由被申请人给予行政赔偿的案件（行政复议法第七十二条）。"),
    count("opinions", "行政复议意见书", "制发之日在本期内的行政复议意见书（行政复议法第七十六条）。", "份"),
    rate(
        "opinion_answer_rate",
        "意见书落实率",
        ("opinions_answered", "opinions"),
        "至本期末已落实的意见书份数÷本期制发的意见书份数。",
    ),
    count("suggestions", "行政复议建议书", "制发之日在本期内的行政复议建议书。", "份"),
    rate(
        "performance_rate",
        "履行率",
        ("performed", "to_perform"),
        "至本期末已履行的案件数÷本期审结中需被申请人履行的案件数（责令履行、责令重作、赔偿补偿和约定履行期限的）。",
    ),
    # 复议以后
    count("sued_after", "复议后被诉", "本期审结中，当事人对复议结果不服提起行政诉讼的案件。"),
    rate("sued_after_rate", "复议后被诉率", ("sued_after", "concluded"), "复议后被诉案件数÷审结案件数。"),
    rates(
        "at_rest_rate",
        "案结事了率",
        (
            ("not_sued", "未被诉", "not_sued", "concluded", "未登记被诉的案件数÷审结案件数。"),
            (
                *("not_petitioned", "未被诉且未信访", "at_rest", "concluded"),
                "既未登记被诉、也未登记信访的案件数÷审结案件数。",
            ),
            # The base of the ministry's figures: 27万 of 35.2万办结 in 2023 (law.md, table 3).
            (
                *("disposed_of", "未被诉，按办结", "disposed_of_not_sued", "disposed_of"),
                "未登记被诉的办结案件数（含未受理的申请）÷办结案件数。",
            ),
            (
                *("not_petitioned_disposed_of", "未被诉且未信访，按办结", "disposed_of_at_rest", "disposed_of"),
                "既未登记被诉、也未登记信访的办结案件数（含未受理的申请）÷办结案件数。",
            ),
        ),
    ),
)
