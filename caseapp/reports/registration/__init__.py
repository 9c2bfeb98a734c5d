"""The 登记表 on paper, and its pages."""
