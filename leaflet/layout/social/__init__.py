"""SNS: a card with the headline, and the words that stand in for pictures where they cannot be seen."""
