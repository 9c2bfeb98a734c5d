"""The demonstration ledger: two offices whose published figures come out, generated anew on every machine.

`published` holds what the offices published, `plan` every year's counts; `ledger.generate(plan, …)` makes the plain
facts of the cases from them (pure, seeded), `actions.fill` writes them through the registers' own actions.
"""
