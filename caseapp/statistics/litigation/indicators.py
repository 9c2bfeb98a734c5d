"""The indicators of the court register, in the order of published reports (statistics.md 4).

Numerators, denominators and variants: law.md table 3. The first variant of each holds where an office has chosen none.
"""

from typing import Final

from caseapp.statistics.indicator import count, rates

LITIGATION: Final = (
    # 行政应诉
    count("lit_new", "新收应诉案件", "收到应诉通知之日在本期内的案件，各审级分别计算。"),
    count("lit_new_second", "新收二审应诉案件", "收到应诉通知之日在本期内的二审案件。"),
    count(
        "lit_joint",
        "复议维持后共同应诉",
        "本期新收应诉案件中，复议机关决定维持后与原行政行为机关共同应诉的案件（行政诉讼法第二十六条）。",
    ),
    count("lit_carried_over", "上期结转应诉案件", "本期开始前收到应诉通知、至本期开始时尚未裁判的案件。"),
    count("lit_concluded", "审结应诉案件", "判决、裁定或者调解之日在本期内的案件。"),
    count("lit_pending", "未审结应诉案件", "本期末以前收到应诉通知、至本期末尚未裁判的案件。"),
    count(
        "lit_won",
        "胜诉",
        "本期审结、未败诉，且至少一名被告胜诉的案件（驳回诉讼请求、驳回起诉等）；二审、再审维持的随原审裁判。",
    ),
    count(
        "lit_lost",
        "败诉",
        "本期审结，且至少一名被告被判决撤销、变更、履行、赔偿、确认违法或者无效的案件；二审、再审维持的随原审裁判，改判的依改判内容。",
    ),
    rates(
        "lit_win_rate",
        "胜诉率",
        (
            ("all", "各审级审结", "lit_won", "lit_concluded", "胜诉案件数÷审结应诉案件数。"),
            ("first", "一审审结", "lit_won_first", "lit_concluded_first", "一审胜诉案件数÷一审审结案件数。"),
            (
                *("judged", "一审判决结案", "lit_won_judged_first", "lit_judged_first"),
                "一审判决胜诉案件数÷一审判决结案数（不含裁定、调解结案的）。",
            ),
            (
                *("handled", "办理一审", "lit_won_first", "lit_handled_first"),
                "一审胜诉案件数÷办理的一审案件数（新收加上期结转）。",
            ),
        ),
        decimals=2,
    ),
    rates(
        "lit_loss_rate",
        "败诉率",
        (
            ("all", "各审级审结", "lit_lost", "lit_concluded", "败诉案件数÷审结应诉案件数。"),
            ("first", "一审审结", "lit_lost_first", "lit_concluded_first", "一审败诉案件数÷一审审结案件数。"),
            (
                *("judged", "一审判决结案", "lit_lost_first", "lit_judged_first"),
                "一审败诉案件数÷一审判决结案数（不含裁定、调解结案的）。",
            ),
            (
                *("handled", "办理一审", "lit_lost_first", "lit_handled_first"),
                "一审败诉案件数÷办理的一审案件数（新收加上期结转）。",
            ),
        ),
        decimals=2,
    ),
    count("lit_withdrawn", "撤诉", "本期审结、既未败诉也未胜诉，且原告撤诉或者按撤诉处理的案件。"),
    # 负责人出庭
    count("lit_heard", "开庭审理", "首次公开开庭之日在本期内的案件，各审级分别计算。"),
    count(
        "lit_appeared",
        "负责人出庭应诉",
        "本期开庭审理的案件中，至本期末该审级至少一次开庭有被诉行政机关负责人出庭的案件。",
    ),
    rates(
        "appearance_rate",
        "负责人出庭率",
        (
            ("heard", "按开庭案件", "lit_appeared", "lit_heard", "负责人出庭应诉案件数÷开庭审理案件数。"),
            (
                *("not_excused", "按开庭案件，正当理由除外", "lit_appeared", "lit_heard_not_excused"),
                "负责人出庭应诉案件数÷开庭审理案件数（有正当理由未出庭的案件除外，法释〔2020〕3号第八条）。",
            ),
            (
                *("must", "按应当出庭案件", "lit_appeared_must", "lit_heard_must"),
                "应当出庭案件中负责人出庭的案件数÷开庭审理案件中标明负责人应当出庭的案件数。",
            ),
            (
                *("sessions", "按庭次", "lit_sessions_attended", "lit_sessions"),
                "本期有负责人出庭的公开开庭次数÷本期公开开庭次数。",
            ),
        ),
        decimals=2,
    ),
    count(
        "lit_chief_appeared",
        "正职负责人出庭应诉",
        "本期开庭审理的案件中，至本期末该审级至少一次开庭有正职负责人出庭的案件。",
    ),
    rates(
        "chief_appearance_rate",
        "正职负责人出庭率",
        (
            ("heard", "按开庭案件", "lit_chief_appeared", "lit_heard", "正职负责人出庭应诉案件数÷开庭审理案件数。"),
            (
                *("appeared", "按负责人出庭案件", "lit_chief_appeared", "lit_appeared"),
                "正职负责人出庭应诉案件数÷负责人出庭应诉案件数。",
            ),
        ),
        decimals=2,
    ),
    count(
        "lit_absent_without_reason",
        "无正当理由未出庭",
        "本期开庭审理的案件中，至本期末无负责人出庭，且有被诉行政机关负责人无正当理由或者未说明理由不出庭的案件。",
    ),
    rates(
        "recon_litigation_ratio",
        "复议诉讼比",
        (
            ("received", "按新收申请", "received", "lit_new_first", "本期新收行政复议申请数÷本期新收一审应诉案件数。"),
            ("accepted", "按受理", "accepted", "lit_new_first", "本期受理行政复议案件数÷本期新收一审应诉案件数。"),
        ),
        decimals=2,
        unit="倍",
    ),
)
