"""How good the coder is: scores against gold, codebook examples, mutation of the codebook."""
