INSERT INTO b (id, a_id, code) SELECT a.id + 100, a.id, a.note FROM a;
