"""The methods of the Bot API that are modelled: a file for each family, one table of them all in `table`."""
