-- Names that are free for a moment and taken again, by what does not say so.
CREATE TABLE existing (id bigint PRIMARY KEY);
