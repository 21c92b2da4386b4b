-- What each run has to leave in place.

ALTER TABLE users
  ADD UNIQUE KEY users_public_id_key (public_id),
  ADD UNIQUE KEY users_email_key (email),
  ADD KEY users_created_at_idx (created_at),
  ADD KEY users_referrer_id_idx (referrer_id);
ALTER TABLE products ADD UNIQUE KEY products_sku_key (sku);
ALTER TABLE orders ADD KEY orders_user_id_idx (user_id), ADD KEY orders_status_placed_at_idx (status, placed_at);
ALTER TABLE order_items ADD KEY order_items_order_id_idx (order_id), ADD KEY order_items_product_id_idx (product_id);
ALTER TABLE events ADD KEY events_user_id_occurred_at_idx (user_id, occurred_at), ADD KEY events_order_id_idx (order_id);

ALTER TABLE users ADD CONSTRAINT users_referrer_id_fkey FOREIGN KEY (referrer_id) REFERENCES users (id);
ALTER TABLE orders ADD CONSTRAINT orders_user_id_fkey FOREIGN KEY (user_id) REFERENCES users (id);
ALTER TABLE order_items
  ADD CONSTRAINT order_items_order_id_fkey FOREIGN KEY (order_id) REFERENCES orders (id) ON DELETE CASCADE,
  ADD CONSTRAINT order_items_product_id_fkey FOREIGN KEY (product_id) REFERENCES products (id);
ALTER TABLE events
  ADD CONSTRAINT events_user_id_fkey FOREIGN KEY (user_id) REFERENCES users (id),
  ADD CONSTRAINT events_order_id_fkey FOREIGN KEY (order_id) REFERENCES orders (id) ON DELETE SET NULL;
