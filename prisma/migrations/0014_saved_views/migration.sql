-- Names of wards and beds as people count them: Bed 2 stands before Bed 10.
create collation natural_order (provider = icu, locale = 'en-u-kn');

-- What the orders by age and by bed sort open work by, so that a page of them reads this index and not every row.
create index task_row_sorted on task_row (id) include (authored, patient, encounter, unit) where open;
-- What waits for a second person to check it.
create index task_row_done on task_row (id) where open and done_by is not null;
