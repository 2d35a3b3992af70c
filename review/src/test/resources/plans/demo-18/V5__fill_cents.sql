UPDATE orders SET total_cents = (total * 100)::bigint, times_filled = times_filled + 1;
