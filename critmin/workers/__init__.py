"""Many machines that share one PostgreSQL database: what is due becomes jobs, which workers take (Procrastinate)."""
