"""What happened in the world: the law registers, the pages that records rest on, and what was found there."""
