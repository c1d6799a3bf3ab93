"""What a clause leaves out and the document tells: the place, the day and the actor that govern what follows."""
