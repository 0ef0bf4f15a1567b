"""The demo story: a believable search, written by hand, whose dates move with today."""
