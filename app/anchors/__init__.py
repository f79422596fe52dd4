"""How a mark finds its place again: quote, context, position and block path."""
