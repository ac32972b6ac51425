"""How a case is handled: the flow as a graph, which code applies, and what is due when."""
