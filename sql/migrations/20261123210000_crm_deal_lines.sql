-- What a deal is made of. Lines are read and written whole and mean nothing without their deal, so they lie in its row:
-- what holds, remembers, undoes, merges or deletes the deal does so with them. Each is an object with `productId`,
-- `description`, `quantity`, `unitPrice`, `discount` (percent) and `total`; amounts as in `value`.

ALTER TABLE deals ADD COLUMN lines jsonb NOT NULL DEFAULT '[]';
