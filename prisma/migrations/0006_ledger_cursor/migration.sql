-- How far those have come who act on what the ledger says. A row is locked while its owner works, so each has one in the cluster.
create table ledger_cursor (name text primary key, position bigint not null);
