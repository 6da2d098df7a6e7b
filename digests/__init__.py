"""What is told: events, selection, reports, rendering, delivery. Imports only vocabulary and storage."""
