"""What should have been recorded by now, and what the law expects to have been done."""
