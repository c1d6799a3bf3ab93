"""Where the pipeline runs: the processes of this machine."""
