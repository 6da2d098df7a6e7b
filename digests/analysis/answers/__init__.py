"""The annual survey: the questionnaire that is sent out, and what the filled-in copies come to."""
