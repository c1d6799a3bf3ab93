"""Sums kept beside the record, so that pages about outlets, sources, actors, places and wording need no scan; all can be made again."""
