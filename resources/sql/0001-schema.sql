-- Step 1: the whole model.
--
-- Rules of recorded tables, each there because undo replays rows with the session extension:
--   * a rowid table with INTEGER PRIMARY KEY: tables without a key are silently not recorded;
--   * foreign keys are NO ACTION DEFERRABLE INITIALLY DEFERRED: with CASCADE a redo aborts;
--   * every column that refers to another table has an index: deleting looks for what refers to a row;
--   * no UNIQUE but the key, no generated columns, no trigger that writes a recorded table;
--   * columns are only ever added at the end, with a default.
-- Ids are random 63-bit integers. Positions are code points, [start_at, end_at). Days are
-- day numbers with day 0 = 1970-01-01. Dates are EDTF strings; _min and _max beside them are the
-- first and last possible day and are always written together with the string.

-- Not recorded: facts about the file itself.
CREATE TABLE meta (
  key TEXT PRIMARY KEY NOT NULL,
  value TEXT NOT NULL
) STRICT;

-- Not recorded, immutable: article texts, original bytes, layouts. Keyed by the SHA-256 of the
-- bytes (of the UTF-8 form for a text); `text` holds what is text, `bytes` everything else.
CREATE TABLE content (
  sha256 TEXT PRIMARY KEY NOT NULL,
  media_type TEXT NOT NULL,
  bytes BLOB,
  text TEXT
) STRICT;

-- Not recorded: where a person left off reading. Never in a recorded row, else scrolling would be an act.
CREATE TABLE reading (
  article INTEGER PRIMARY KEY NOT NULL,
  position INTEGER NOT NULL DEFAULT 0,
  opened_at INTEGER NOT NULL DEFAULT 0
) STRICT;

-- Not recorded: the journal. A step is one press of undo; the changes of a long act share a step,
-- which is the id of the first of them. state: 0 done, 1 undone, 2 dropped (a new act came after the undo).
CREATE TABLE change (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  step INTEGER NOT NULL,
  verb TEXT NOT NULL,
  label TEXT NOT NULL,
  author TEXT NOT NULL,
  made_at INTEGER NOT NULL,
  subject INTEGER NOT NULL DEFAULT 0,
  state INTEGER NOT NULL DEFAULT 0,
  undone_order INTEGER NOT NULL DEFAULT 0,
  size INTEGER NOT NULL DEFAULT 0,
  changeset BLOB
) STRICT;
CREATE INDEX change_by_step ON change (state, step);
CREATE INDEX change_by_undone ON change (state, undone_order);

-- Not recorded: what happened to the journal, in order, for the other processes that have the file open.
-- op: 0 done, 1 undone, 2 redone, 3 the journal was cut.
CREATE TABLE change_log (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  change INTEGER NOT NULL,
  op INTEGER NOT NULL
) STRICT;

-- Recorded from here on.

-- Every record that a link, a citation, evidence or a foreign id may point at.
CREATE TABLE record (
  id INTEGER PRIMARY KEY NOT NULL,
  kind TEXT NOT NULL
) STRICT;

CREATE TABLE dossier (
  id INTEGER PRIMARY KEY NOT NULL,
  title TEXT NOT NULL DEFAULT '',
  description TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE outlet (
  id INTEGER PRIMARY KEY NOT NULL,
  name TEXT NOT NULL,
  reliability TEXT,
  reliability_reason TEXT,
  language TEXT,
  url TEXT,
  note TEXT,
  actor INTEGER REFERENCES actor (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX outlet_by_actor ON outlet (actor);
CREATE INDEX outlet_by_name ON outlet (name COLLATE NOCASE);

CREATE TABLE article (
  id INTEGER PRIMARY KEY NOT NULL,
  title TEXT NOT NULL,
  title_note TEXT,
  label TEXT,
  kind TEXT,
  genre TEXT,
  language TEXT,
  original_language TEXT,
  translation_note TEXT,
  url TEXT,
  outlet INTEGER REFERENCES outlet (id) DEFERRABLE INITIALLY DEFERRED,
  outlet_confidence TEXT,
  outlet_reason TEXT,
  republisher TEXT,
  byline TEXT,
  published TEXT,
  published_min INTEGER,
  published_max INTEGER,
  published_from_text TEXT,
  published_confidence TEXT,
  retrieved_at TEXT,
  state TEXT NOT NULL DEFAULT 'unread',
  reliability TEXT,
  reliability_reason TEXT,
  duplicate_of INTEGER REFERENCES article (id) DEFERRABLE INITIALLY DEFERRED,
  relay_of INTEGER REFERENCES article (id) DEFERRABLE INITIALLY DEFERRED,
  note TEXT,
  added_at INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX article_by_date ON article (published_min, published_max, id);
CREATE INDEX article_by_title ON article (title COLLATE NOCASE, id);
CREATE INDEX article_by_added ON article (added_at, id);
CREATE INDEX article_by_outlet ON article (outlet, id);
CREATE INDEX article_by_state ON article (state, id);
CREATE INDEX article_by_relay ON article (relay_of);
CREATE INDEX article_by_duplicate ON article (duplicate_of);

CREATE TABLE article_reason (
  id INTEGER PRIMARY KEY NOT NULL,
  article INTEGER NOT NULL REFERENCES article (id) DEFERRABLE INITIALLY DEFERRED,
  position INTEGER NOT NULL,
  reason TEXT NOT NULL,
  passage INTEGER REFERENCES passage (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX article_reason_by_article ON article_reason (article, position);
CREATE INDEX article_reason_by_passage ON article_reason (passage);

CREATE TABLE article_author (
  id INTEGER PRIMARY KEY NOT NULL,
  article INTEGER NOT NULL REFERENCES article (id) DEFERRABLE INITIALLY DEFERRED,
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  actor INTEGER REFERENCES actor (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX article_author_by_article ON article_author (article, position);
CREATE INDEX article_author_by_actor ON article_author (actor);

CREATE TABLE cited_source (
  id INTEGER PRIMARY KEY NOT NULL,
  article INTEGER NOT NULL REFERENCES article (id) DEFERRABLE INITIALLY DEFERRED,
  position INTEGER NOT NULL,
  actor INTEGER REFERENCES actor (id) DEFERRABLE INITIALLY DEFERRED,
  text TEXT
) STRICT;
CREATE INDEX cited_source_by_article ON cited_source (article, position);
CREATE INDEX cited_source_by_actor ON cited_source (actor);

CREATE TABLE field_origin (
  id INTEGER PRIMARY KEY NOT NULL,
  article INTEGER NOT NULL REFERENCES article (id) DEFERRABLE INITIALLY DEFERRED,
  field TEXT NOT NULL,
  value TEXT,
  origin TEXT NOT NULL,
  chosen INTEGER NOT NULL DEFAULT 0,
  confidence TEXT
) STRICT;
CREATE INDEX field_origin_by_article ON field_origin (article, field);

-- The text of an article at a time. `content` and `layout` name rows of content by hash; the
-- layout is a JSON list of headings, lists, quotes, links and pages with their code points.
CREATE TABLE revision (
  id INTEGER PRIMARY KEY NOT NULL,
  article INTEGER NOT NULL REFERENCES article (id) DEFERRABLE INITIALLY DEFERRED,
  number INTEGER NOT NULL,
  content TEXT NOT NULL,
  code_points INTEGER NOT NULL,
  made TEXT NOT NULL,
  made_at INTEGER NOT NULL DEFAULT 0,
  layout TEXT,
  note TEXT
) STRICT;
CREATE INDEX revision_by_article ON revision (article, number);
CREATE INDEX revision_by_content ON revision (content);

CREATE TABLE source (
  id INTEGER PRIMARY KEY NOT NULL,
  article INTEGER NOT NULL REFERENCES article (id) DEFERRABLE INITIALLY DEFERRED,
  content TEXT NOT NULL,
  file_name TEXT,
  address TEXT,
  final_address TEXT,
  retrieved_at TEXT,
  media_type TEXT,
  encoding TEXT,
  headers TEXT
) STRICT;
CREATE INDEX source_by_article ON source (article);
CREATE INDEX source_by_content ON source (content);

-- `earlier` is the passage in the revision before, of which this one is the proposal (state moved):
-- both keep the words of their own text, so that a quote always equals its text. A lost passage
-- stays in the revision that still says it.
CREATE TABLE passage (
  id INTEGER PRIMARY KEY NOT NULL,
  revision INTEGER NOT NULL REFERENCES revision (id) DEFERRABLE INITIALLY DEFERRED,
  start_at INTEGER NOT NULL,
  end_at INTEGER NOT NULL,
  quote TEXT NOT NULL,
  prefix TEXT NOT NULL,
  suffix TEXT NOT NULL,
  state TEXT NOT NULL DEFAULT 'exact',
  score REAL,
  earlier INTEGER REFERENCES passage (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX passage_by_revision ON passage (revision, start_at, end_at);
CREATE INDEX passage_by_earlier ON passage (earlier) WHERE earlier IS NOT NULL;

CREATE TABLE zone (
  id INTEGER PRIMARY KEY NOT NULL,
  passage INTEGER NOT NULL REFERENCES passage (id) DEFERRABLE INITIALLY DEFERRED,
  kind TEXT NOT NULL,
  in_body INTEGER NOT NULL DEFAULT 0,
  note TEXT
) STRICT;
CREATE INDEX zone_by_passage ON zone (passage);

CREATE TABLE tag (
  id INTEGER PRIMARY KEY NOT NULL,
  parent INTEGER REFERENCES tag (id) DEFERRABLE INITIALLY DEFERRED,
  name TEXT NOT NULL,
  colour INTEGER NOT NULL DEFAULT 0,
  digit INTEGER,
  description TEXT,
  position INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX tag_by_parent ON tag (parent, position);

CREATE TABLE highlight (
  id INTEGER PRIMARY KEY NOT NULL,
  passage INTEGER NOT NULL REFERENCES passage (id) DEFERRABLE INITIALLY DEFERRED,
  comment TEXT,
  author TEXT,
  made_at INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX highlight_by_passage ON highlight (passage);

CREATE TABLE highlight_tag (
  id INTEGER PRIMARY KEY NOT NULL,
  highlight INTEGER NOT NULL REFERENCES highlight (id) DEFERRABLE INITIALLY DEFERRED,
  tag INTEGER NOT NULL REFERENCES tag (id) DEFERRABLE INITIALLY DEFERRED,
  position INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX highlight_tag_by_highlight ON highlight_tag (highlight, position);
CREATE INDEX highlight_tag_by_tag ON highlight_tag (tag);

CREATE TABLE actor (
  id INTEGER PRIMARY KEY NOT NULL,
  kind TEXT NOT NULL DEFAULT 'person',
  name TEXT NOT NULL,
  qid TEXT,
  qid_checked TEXT,
  note TEXT,
  merged_into INTEGER REFERENCES actor (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX actor_by_name ON actor (name COLLATE NOCASE, id);
CREATE INDEX actor_by_merged ON actor (merged_into);

CREATE TABLE actor_name (
  id INTEGER PRIMARY KEY NOT NULL,
  actor INTEGER NOT NULL REFERENCES actor (id) DEFERRABLE INITIALLY DEFERRED,
  text TEXT NOT NULL,
  class TEXT NOT NULL DEFAULT 'name',
  sense TEXT NOT NULL DEFAULT 'actor',
  language TEXT,
  matching TEXT NOT NULL DEFAULT 'folded',
  only_article INTEGER REFERENCES article (id) DEFERRABLE INITIALLY DEFERRED,
  valid TEXT,
  valid_min INTEGER,
  valid_max INTEGER,
  seen INTEGER
) STRICT;
CREATE INDEX actor_name_by_article ON actor_name (only_article);
CREATE INDEX actor_name_by_actor ON actor_name (actor);
CREATE INDEX actor_name_by_text ON actor_name (text COLLATE NOCASE);

CREATE TABLE mention (
  id INTEGER PRIMARY KEY NOT NULL,
  passage INTEGER NOT NULL REFERENCES passage (id) DEFERRABLE INITIALLY DEFERRED,
  actor INTEGER REFERENCES actor (id) DEFERRABLE INITIALLY DEFERRED,
  class TEXT NOT NULL DEFAULT 'name',
  sense TEXT NOT NULL DEFAULT 'actor',
  depth INTEGER NOT NULL DEFAULT 0,
  made_at INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX mention_by_passage ON mention (passage);
CREATE INDEX mention_by_actor ON mention (actor);

CREATE TABLE role (
  id INTEGER PRIMARY KEY NOT NULL,
  actor INTEGER NOT NULL REFERENCES actor (id) DEFERRABLE INITIALLY DEFERRED,
  title TEXT NOT NULL,
  of_actor INTEGER REFERENCES actor (id) DEFERRABLE INITIALLY DEFERRED,
  valid TEXT,
  valid_min INTEGER,
  valid_max INTEGER,
  valid_source TEXT NOT NULL DEFAULT 'text',
  source_line TEXT,
  note TEXT,
  of_text TEXT
) STRICT;
CREATE INDEX role_by_actor ON role (actor);
CREATE INDEX role_by_of_actor ON role (of_actor);

CREATE TABLE date_expression (
  id INTEGER PRIMARY KEY NOT NULL,
  passage INTEGER NOT NULL REFERENCES passage (id) DEFERRABLE INITIALLY DEFERRED,
  type TEXT NOT NULL DEFAULT 'DATE',
  timex TEXT,
  edtf TEXT,
  day_min INTEGER,
  day_max INTEGER,
  edtf_proposed TEXT,
  anchor_kind TEXT,
  anchor INTEGER REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  anchor_text TEXT,
  rule TEXT
) STRICT;
CREATE INDEX date_expression_by_passage ON date_expression (passage);
CREATE INDEX date_expression_by_anchor ON date_expression (anchor);
CREATE INDEX date_expression_by_day ON date_expression (day_min, day_max);

CREATE TABLE event (
  id INTEGER PRIMARY KEY NOT NULL,
  title TEXT NOT NULL,
  kind TEXT,
  status TEXT NOT NULL DEFAULT 'reported',
  factuality TEXT,
  edtf TEXT,
  day_min INTEGER,
  day_max INTEGER,
  edtf_from_text TEXT,
  planned TEXT,
  resolution TEXT,
  place INTEGER REFERENCES actor (id) DEFERRABLE INITIALLY DEFERRED,
  place_text TEXT,
  code TEXT,
  outside_date TEXT,
  outside_source TEXT,
  part_of INTEGER REFERENCES event (id) DEFERRABLE INITIALLY DEFERRED,
  note TEXT
) STRICT;
CREATE INDEX event_by_day ON event (day_min, day_max, id);
CREATE INDEX event_by_part_of ON event (part_of);
CREATE INDEX event_by_place ON event (place);

CREATE TABLE event_date (
  id INTEGER PRIMARY KEY NOT NULL,
  event INTEGER NOT NULL REFERENCES event (id) DEFERRABLE INITIALLY DEFERRED,
  date_expression INTEGER NOT NULL REFERENCES date_expression (id) DEFERRABLE INITIALLY DEFERRED,
  position INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX event_date_by_event ON event_date (event, position);
CREATE INDEX event_date_by_expression ON event_date (date_expression);

CREATE TABLE participant (
  id INTEGER PRIMARY KEY NOT NULL,
  event INTEGER NOT NULL REFERENCES event (id) DEFERRABLE INITIALLY DEFERRED,
  actor INTEGER NOT NULL REFERENCES actor (id) DEFERRABLE INITIALLY DEFERRED,
  role TEXT,
  polarity TEXT NOT NULL DEFAULT '+',
  position INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX participant_by_event ON participant (event, position);
CREATE INDEX participant_by_actor ON participant (actor);

-- Any record to any passage, in order.
CREATE TABLE evidence (
  id INTEGER PRIMARY KEY NOT NULL,
  record INTEGER NOT NULL REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  passage INTEGER NOT NULL REFERENCES passage (id) DEFERRABLE INITIALLY DEFERRED,
  use TEXT NOT NULL DEFAULT 'evidence',
  position INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX evidence_by_record ON evidence (record, position);
CREATE INDEX evidence_by_passage ON evidence (passage);

CREATE TABLE claim (
  id INTEGER PRIMARY KEY NOT NULL,
  passage INTEGER NOT NULL REFERENCES passage (id) DEFERRABLE INITIALLY DEFERRED,
  speaker_kind TEXT,
  mode TEXT,
  kind TEXT,
  certainty TEXT,
  polarity TEXT NOT NULL DEFAULT '+',
  factbank TEXT,
  outlet TEXT,
  reliability TEXT,
  credibility INTEGER,
  reason TEXT,
  standing TEXT,
  note TEXT
) STRICT;
CREATE INDEX claim_by_passage ON claim (passage);

-- The chain from the speaker (position 0) to the outlet that printed it.
CREATE TABLE claim_source (
  id INTEGER PRIMARY KEY NOT NULL,
  claim INTEGER NOT NULL REFERENCES claim (id) DEFERRABLE INITIALLY DEFERRED,
  position INTEGER NOT NULL,
  actor INTEGER REFERENCES actor (id) DEFERRABLE INITIALLY DEFERRED,
  text TEXT
) STRICT;
CREATE INDEX claim_source_by_claim ON claim_source (claim, position);
CREATE INDEX claim_source_by_actor ON claim_source (actor);

CREATE TABLE claim_event (
  id INTEGER PRIMARY KEY NOT NULL,
  claim INTEGER NOT NULL REFERENCES claim (id) DEFERRABLE INITIALLY DEFERRED,
  event INTEGER NOT NULL REFERENCES event (id) DEFERRABLE INITIALLY DEFERRED,
  position INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX claim_event_by_claim ON claim_event (claim, position);
CREATE INDEX claim_event_by_event ON claim_event (event);

CREATE TABLE hedge (
  id INTEGER PRIMARY KEY NOT NULL,
  claim INTEGER NOT NULL REFERENCES claim (id) DEFERRABLE INITIALLY DEFERRED,
  passage INTEGER NOT NULL REFERENCES passage (id) DEFERRABLE INITIALLY DEFERRED,
  word TEXT,
  position INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX hedge_by_claim ON hedge (claim, position);
CREATE INDEX hedge_by_passage ON hedge (passage);

-- From an actor to an actor or an article.
CREATE TABLE relation (
  id INTEGER PRIMARY KEY NOT NULL,
  actor INTEGER NOT NULL REFERENCES actor (id) DEFERRABLE INITIALLY DEFERRED,
  kind TEXT NOT NULL,
  target INTEGER NOT NULL REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  valid TEXT,
  valid_min INTEGER,
  valid_max INTEGER,
  valid_source TEXT NOT NULL DEFAULT 'text',
  source_line TEXT,
  certainty TEXT,
  polarity TEXT NOT NULL DEFAULT '+',
  note TEXT
) STRICT;
CREATE INDEX relation_by_actor ON relation (actor);
CREATE INDEX relation_by_target ON relation (target);

CREATE TABLE link (
  id INTEGER PRIMARY KEY NOT NULL,
  kind TEXT NOT NULL,
  from_record INTEGER NOT NULL REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  to_record INTEGER NOT NULL REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  reading TEXT,
  state TEXT NOT NULL DEFAULT 'open',
  preferred INTEGER REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX link_by_preferred ON link (preferred) WHERE preferred IS NOT NULL;
CREATE INDEX link_by_from ON link (from_record);
CREATE INDEX link_by_to ON link (to_record);

CREATE TABLE note (
  id INTEGER PRIMARY KEY NOT NULL,
  title TEXT NOT NULL DEFAULT '',
  body TEXT NOT NULL DEFAULT '',
  article INTEGER REFERENCES article (id) DEFERRABLE INITIALLY DEFERRED,
  made_at INTEGER NOT NULL DEFAULT 0,
  changed_at INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX note_by_article ON note (article);

-- What a note cites. The note's body holds `[^N]` where N is the position.
CREATE TABLE citation (
  id INTEGER PRIMARY KEY NOT NULL,
  note INTEGER NOT NULL REFERENCES note (id) DEFERRABLE INITIALLY DEFERRED,
  record INTEGER NOT NULL REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  position INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX citation_by_note ON citation (note, position);
CREATE INDEX citation_by_record ON citation (record);

CREATE TABLE follow_up (
  id INTEGER PRIMARY KEY NOT NULL,
  record INTEGER NOT NULL REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  line TEXT NOT NULL DEFAULT '',
  done INTEGER NOT NULL DEFAULT 0,
  made_at INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX follow_up_by_record ON follow_up (record);

-- A suggestion rejected, or what a person makes of a disagreement (kind 'conflict'): outcome 'read',
-- 'open' or 'dismissed', the account that is preferred, and in basis what the accounts said then, so
-- that a decision about other values is known for one.
CREATE TABLE decision (
  id INTEGER PRIMARY KEY NOT NULL,
  kind TEXT NOT NULL,
  record INTEGER REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  other INTEGER REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  subject TEXT,
  reason TEXT,
  made_at INTEGER NOT NULL DEFAULT 0,
  outcome TEXT,
  preferred INTEGER REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  basis TEXT
) STRICT;
CREATE INDEX decision_by_preferred ON decision (preferred) WHERE preferred IS NOT NULL;
CREATE INDEX decision_by_record ON decision (record);
CREATE INDEX decision_by_other ON decision (other);

CREATE TABLE term (
  id INTEGER PRIMARY KEY NOT NULL,
  vocabulary TEXT NOT NULL,
  name TEXT NOT NULL,
  code TEXT,
  scheme TEXT,
  note TEXT,
  position INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX term_by_vocabulary ON term (vocabulary, position);

CREATE TABLE saved_query (
  id INTEGER PRIMARY KEY NOT NULL,
  name TEXT NOT NULL,
  query TEXT NOT NULL,
  position INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE timeline (
  id INTEGER PRIMARY KEY NOT NULL,
  name TEXT NOT NULL,
  lanes_by TEXT NOT NULL DEFAULT 'actor',
  filter TEXT,
  note TEXT,
  position INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE timeline_lane (
  id INTEGER PRIMARY KEY NOT NULL,
  timeline INTEGER NOT NULL REFERENCES timeline (id) DEFERRABLE INITIALLY DEFERRED,
  position INTEGER NOT NULL,
  record INTEGER REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  name TEXT,
  folded INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX timeline_lane_by_timeline ON timeline_lane (timeline, position);
CREATE INDEX timeline_lane_by_record ON timeline_lane (record);

CREATE TABLE subscription (
  id INTEGER PRIMARY KEY NOT NULL,
  address TEXT NOT NULL,
  title TEXT,
  outlet INTEGER REFERENCES outlet (id) DEFERRABLE INITIALLY DEFERRED,
  checked_at TEXT,
  note TEXT
) STRICT;
CREATE INDEX subscription_by_outlet ON subscription (outlet);

CREATE TABLE external_id (
  id INTEGER PRIMARY KEY NOT NULL,
  record INTEGER NOT NULL REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  scheme TEXT NOT NULL,
  value TEXT NOT NULL
) STRICT;
CREATE INDEX external_id_by_record ON external_id (record);
CREATE INDEX external_id_by_value ON external_id (scheme, value);

-- Search: derived tables, which follow the changesets of acts (app/core/store/search-index.c).

CREATE VIEW search_text_source AS
  SELECT r.id AS id, c.text AS body FROM revision r JOIN content c ON c.sha256 = r.content;
CREATE VIRTUAL TABLE search_text USING fts5 (
  body, content = 'search_text_source', content_rowid = 'id', tokenize = 'dossier', prefix = '2 3'
);
-- Merging at every eighth segment instead of every fourth takes a quarter off the time of an import;
-- at sixteen FTS5 merges all at once, and a tag would have to wait for it.
INSERT INTO search_text (search_text, rank) VALUES ('automerge', 8);

CREATE VIRTUAL TABLE search_title USING fts5 (
  title, label, byline, content = 'article', content_rowid = 'id', tokenize = 'dossier', prefix = '2 3'
);

CREATE VIRTUAL TABLE search_note USING fts5 (
  title, body, content = 'note', content_rowid = 'id', tokenize = 'dossier', prefix = '2 3'
);

CREATE VIRTUAL TABLE search_name USING fts5 (
  text, content = 'actor_name', content_rowid = 'id', tokenize = 'dossier', prefix = '2 3'
);

CREATE VIEW search_comment_source AS SELECT id, comment FROM highlight WHERE comment IS NOT NULL;
CREATE VIRTUAL TABLE search_comment USING fts5 (
  comment, content = 'search_comment_source', content_rowid = 'id', tokenize = 'dossier', prefix = '2 3'
);
