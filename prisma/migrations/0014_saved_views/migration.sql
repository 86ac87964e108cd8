-- Names of wards and beds as people count them: Bed 2 stands before Bed 10.
create collation natural_order (provider = icu, locale = 'en-u-kn');
