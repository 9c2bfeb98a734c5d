"""The withdrawal of a case (撤销登记): out of the register, never out of the history."""
