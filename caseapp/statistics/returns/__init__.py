"""Official forms and working tables (统计报表) as data: their definitions, and how they are filled."""
