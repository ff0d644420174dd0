//! What channels promise, on each backend.

mod chaos;
mod house;
mod promises;
mod rules;

use house::House;

/// The same tests on Postgres and on a NATS server.
macro_rules! on_both {
    ($($name:ident),+ $(,)?) => {
        mod postgres {
            $(#[tokio::test]
            async fn $name() {
                super::promises::$name(super::House::postgres().await).await;
            })+
        }
        mod nats {
            $(#[tokio::test]
            async fn $name() {
                super::promises::$name(super::House::nats().await).await;
            })+
        }
    };
}

on_both!(
    subscribers_hear_what_is_published_in_order_and_nothing_of_another_tenant,
    wild_cards_choose_by_subject,
    a_subscription_begins_where_it_is_asked_to,
    who_joins_in_the_middle_misses_nothing_and_hears_nothing_twice,
    another_process_hears_what_is_published_in_this_one,
    a_group_hands_each_message_to_one_consumer,
    what_is_not_acknowledged_in_time_comes_again_and_the_late_word_does_not_count,
    a_refused_message_comes_again_and_is_dead_in_the_end_and_can_be_replayed,
    two_messages_of_one_key_are_never_out_at_once,
    a_group_takes_its_subjects_and_begins_anew_where_it_is_told,
    what_a_transaction_publishes_goes_out_if_it_commits,
    events_of_the_log_go_to_the_channels_that_carry_them,
    a_payload_is_sealed_where_it_is_kept,
    a_channel_in_memory_keeps_its_last_messages_and_nothing_on_disk,
    lag_counts_what_a_group_has_not_looked_at,
);
