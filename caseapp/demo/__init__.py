"""The demonstration ledger, generated anew on every machine: two cities whose published figures come out, and a third,
invented throughout, with two counties below it.

`published` holds what the offices published, `planned` every year's counts; `ledger.generate(plan, …)` makes the plain
facts of the cases from them (pure, seeded), `actions.fill` writes them through the registers' own actions.
"""
