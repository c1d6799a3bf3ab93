"""How strongly two claims speak for one event: what is compared, how far they agree, what that weighs, which are compared."""
