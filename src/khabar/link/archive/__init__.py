"""Everything that is linked together, kept and added to: documents as pages, ids that outlive joining, and why a claim is where it is."""
