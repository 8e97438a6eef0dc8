"""What a name of the tables stands for: whether it is the party at all, which one, and how far its mention goes."""
