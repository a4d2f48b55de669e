"""What the records mean together: links, rules across records, order, time. Nothing here writes Markdown."""
