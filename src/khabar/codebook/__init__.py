"""What khabar knows: strict YAML in, typed objects out; refuses what it does not understand."""

from khabar.codebook.lexicon import Lexicon
from khabar.codebook.load import load
from khabar.codebook.strict_yaml import CodebookError
from khabar.codebook.types import Codebook, Concept, Frame, Trigger

__all__ = ["Codebook", "CodebookError", "Concept", "Frame", "Lexicon", "Trigger", "load"]
