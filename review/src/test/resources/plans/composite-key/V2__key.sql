UPDATE k SET "no" = "no" + 1;
