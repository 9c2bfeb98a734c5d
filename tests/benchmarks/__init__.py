"""What lists, sheets and imports cost, as ratios to a named baseline of the same run. No test: run one by its module.

    .venv/bin/python -m tests.benchmarks.lists --rows 3000 50000 1000000

A machine is fast or slow and busy or idle; a ratio to a baseline measured in the same minute is neither.
"""
