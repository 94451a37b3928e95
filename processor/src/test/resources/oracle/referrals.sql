-- First purchases of those whom somebody brought who was a customer before.
SELECT at_ms, '' AS dimensions, 1 AS n, amount FROM friends
