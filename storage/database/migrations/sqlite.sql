CREATE TABLE critmin_schema (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT critmin_schema_pkc PRIMARY KEY (version_num)
);
CREATE TABLE snapshots (
	sha256 TEXT NOT NULL, 
	size INTEGER NOT NULL, 
	media_type TEXT NOT NULL, 
	url TEXT NOT NULL, 
	stored_at DATETIME NOT NULL, 
	content BLOB NOT NULL, base TEXT, lines BLOB, 
	CONSTRAINT pk_snapshots PRIMARY KEY (sha256)
);
CREATE TABLE revisions (
	id INTEGER NOT NULL, 
	kind TEXT NOT NULL, 
	"key" TEXT NOT NULL, 
	label TEXT NOT NULL, 
	fields TEXT NOT NULL, 
	source TEXT NOT NULL, 
	seen_from DATETIME NOT NULL, 
	seen_until DATETIME, 
	snapshot TEXT NOT NULL, 
	CONSTRAINT pk_revisions PRIMARY KEY (id)
);
CREATE UNIQUE INDEX one_current_revision ON revisions (kind, "key", source) WHERE seen_until IS NULL;
CREATE INDEX current_revisions_of_source ON revisions (source) WHERE seen_until IS NULL;
CREATE INDEX past_revisions ON revisions (kind, "key") WHERE seen_until IS NOT NULL;
CREATE TABLE changes (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	detected_at DATETIME NOT NULL, 
	source TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	"key" TEXT NOT NULL, 
	label TEXT NOT NULL, 
	action TEXT NOT NULL, 
	fields TEXT NOT NULL, 
	significance TEXT NOT NULL, 
	sentence TEXT NOT NULL, 
	topics TEXT NOT NULL, 
	minerals TEXT NOT NULL, 
	committees TEXT NOT NULL, 
	before_snapshot TEXT, 
	after_snapshot TEXT, 
	CONSTRAINT fk_changes_before_snapshot FOREIGN KEY(before_snapshot) REFERENCES snapshots (sha256) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_changes_after_snapshot FOREIGN KEY(after_snapshot) REFERENCES snapshots (sha256) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX changes_of_record ON changes (kind, "key");
CREATE INDEX changes_by_time ON changes (detected_at);
CREATE TABLE sightings (
	change_id INTEGER NOT NULL, 
	source TEXT NOT NULL, 
	seen_at DATETIME NOT NULL, 
	snapshot TEXT NOT NULL, 
	CONSTRAINT pk_sightings PRIMARY KEY (change_id, source), 
	CONSTRAINT fk_sightings_change_id FOREIGN KEY(change_id) REFERENCES changes (id), 
	CONSTRAINT fk_sightings_snapshot FOREIGN KEY(snapshot) REFERENCES snapshots (sha256) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE sources (
	source TEXT NOT NULL, 
	baseline_at DATETIME, 
	polled_at DATETIME, 
	succeeded_at DATETIME, 
	changed_at DATETIME, 
	outcome TEXT, 
	error TEXT, 
	failures INTEGER NOT NULL, 
	etag TEXT, 
	last_modified TEXT, 
	fingerprint TEXT, 
	extractor_version INTEGER, 
	snapshot TEXT, 
	held_snapshot TEXT, 
	held_reason TEXT, 
	records INTEGER NOT NULL, 
	notes TEXT NOT NULL, next_due DATETIME, moved_from TEXT, moved_to TEXT, gone TEXT, body_hash TEXT, 
	CONSTRAINT pk_sources PRIMARY KEY (source), 
	CONSTRAINT fk_sources_snapshot FOREIGN KEY(snapshot) REFERENCES snapshots (sha256) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_sources_held_snapshot FOREIGN KEY(held_snapshot) REFERENCES snapshots (sha256) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE polls (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	source TEXT NOT NULL, 
	started_at DATETIME NOT NULL, 
	finished_at DATETIME NOT NULL, 
	outcome TEXT NOT NULL, 
	records INTEGER NOT NULL, 
	changes INTEGER NOT NULL, 
	bytes INTEGER NOT NULL, 
	seconds FLOAT NOT NULL, 
	error TEXT
, trace TEXT);
CREATE INDEX polls_of_source ON polls (source, id);
CREATE TABLE line_indexes (
	source TEXT NOT NULL, 
	fingerprint TEXT NOT NULL, 
	content BLOB NOT NULL, 
	CONSTRAINT pk_line_indexes PRIMARY KEY (source)
);
CREATE TABLE digests (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	reader TEXT NOT NULL, 
	due_at DATETIME NOT NULL, 
	made_at DATETIME NOT NULL, 
	after_id INTEGER NOT NULL, 
	until_id INTEGER NOT NULL, 
	told INTEGER NOT NULL, 
	subject TEXT NOT NULL, 
	CONSTRAINT uq_digests_reader UNIQUE (reader, due_at)
);
CREATE INDEX digests_of_reader ON digests (reader, id);
CREATE TABLE outbox (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	digest_id INTEGER, 
	reader TEXT NOT NULL, 
	address TEXT NOT NULL, 
	message_id TEXT NOT NULL, 
	subject TEXT NOT NULL, 
	content BLOB, 
	state TEXT NOT NULL, 
	attempts INTEGER NOT NULL, 
	queued_at DATETIME NOT NULL, 
	tried_at DATETIME, 
	next_try_at DATETIME NOT NULL, 
	ended_at DATETIME, 
	error TEXT, 
	CONSTRAINT fk_outbox_digest_id FOREIGN KEY(digest_id) REFERENCES digests (id), 
	CONSTRAINT uq_outbox_message_id UNIQUE (message_id)
);
CREATE INDEX waiting_mails ON outbox (next_try_at) WHERE state = 'waiting';
CREATE TABLE reviews (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	unit TEXT NOT NULL, 
	snapshot TEXT, 
	reading TEXT, 
	proposed TEXT NOT NULL, 
	reasons TEXT NOT NULL, 
	held_at DATETIME NOT NULL, 
	seen_at DATETIME NOT NULL, 
	decision TEXT, 
	decided_at DATETIME, 
	decided_by TEXT, 
	why TEXT, 
	CONSTRAINT fk_reviews_snapshot FOREIGN KEY(snapshot) REFERENCES snapshots (sha256) DEFERRABLE INITIALLY DEFERRED
);
CREATE UNIQUE INDEX one_open_review ON reviews (unit) WHERE decision IS NULL;
CREATE INDEX reviews_of_unit ON reviews (unit, id);
CREATE TABLE search_entries (
	id INTEGER NOT NULL, 
	what TEXT NOT NULL, 
	ref INTEGER NOT NULL, 
	source TEXT NOT NULL, 
	day TEXT NOT NULL, 
	CONSTRAINT pk_search_entries PRIMARY KEY (id), 
	CONSTRAINT uq_search_entries_what UNIQUE (what, ref)
);
CREATE VIRTUAL TABLE search_words USING fts5(words, content='');
CREATE TABLE host_turns (
	host TEXT NOT NULL, 
	taken_at DATETIME, 
	ends_by DATETIME, 
	free_at DATETIME, 
	closed_until DATETIME, 
	CONSTRAINT pk_host_turns PRIMARY KEY (host)
);
CREATE TABLE robots (
	place TEXT NOT NULL, 
	text TEXT NOT NULL, 
	read_at DATETIME NOT NULL, 
	CONSTRAINT pk_robots PRIMARY KEY (place)
);
CREATE TABLE wordings (
	sha256 TEXT NOT NULL, 
	content BLOB NOT NULL, 
	base TEXT, 
	CONSTRAINT pk_wordings PRIMARY KEY (sha256)
);
CREATE TABLE articles (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	source TEXT NOT NULL, 
	"key" TEXT NOT NULL, 
	url TEXT NOT NULL, 
	state TEXT NOT NULL, 
	wanted_at DATETIME NOT NULL, 
	tries INTEGER NOT NULL, 
	tried_at DATETIME, 
	reason TEXT, 
	snapshot TEXT, 
	text TEXT, 
	deadline TEXT, 
	deadline_text TEXT, 
	CONSTRAINT uq_articles_source UNIQUE (source, "key"), 
	CONSTRAINT fk_articles_snapshot FOREIGN KEY(snapshot) REFERENCES snapshots (sha256) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX wanted_articles ON articles (source) WHERE state = 'wanted';
CREATE TABLE alerted (
	reader TEXT NOT NULL, 
	change_id INTEGER NOT NULL, 
	alerted_at DATETIME NOT NULL, 
	CONSTRAINT pk_alerted PRIMARY KEY (reader, change_id), 
	CONSTRAINT fk_alerted_change_id FOREIGN KEY(change_id) REFERENCES changes (id)
);
CREATE TABLE aliases (
	source TEXT NOT NULL, 
	alias TEXT NOT NULL, 
	"key" TEXT NOT NULL, 
	CONSTRAINT pk_aliases PRIMARY KEY (source, alias)
)
 WITHOUT ROWID;
CREATE TABLE first_names (
	source TEXT NOT NULL, 
	content BLOB NOT NULL, 
	CONSTRAINT pk_first_names PRIMARY KEY (source)
);
INSERT INTO critmin_schema VALUES ('0019');
