//! Gossip: how a test sets it, and its commands.

use libp2p::{
    gossipsub::{
        Behaviour, ConfigBuilder, Event, IdentTopic, Message, MessageAuthenticity, MessageId,
        PeerScoreParams, PeerScoreThresholds, PublishError, ValidationMode, Version,
    },
    identity::Keypair,
};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::{Answer, base64, bytes, tell, text};

pub fn start(key: &Keypair, options: &Value) -> Result<Behaviour, String> {
    let mut config = ConfigBuilder::default();
    // Long enough for a slow machine to start what comes late.
    config
        .history_length(40)
        .history_gossip(30)
        .message_id_fn(id_function(options));
    let author = if options["signaturePolicy"] == "StrictNoSign" {
        config.validation_mode(ValidationMode::Anonymous);
        MessageAuthenticity::Anonymous
    } else {
        config.validation_mode(ValidationMode::Strict);
        MessageAuthenticity::Signed(key.clone())
    };
    match options["versions"][0].as_str() {
        Some(newest @ "/meshsub/1.1.0") => drop(config.protocol_id(newest.to_owned(), Version::V1_1)),
        Some(newest @ "/meshsub/1.0.0") => drop(config.protocol_id(newest.to_owned(), Version::V1_0)),
        _ => {}
    }
    let config = config.build().map_err(|e| e.to_string())?;
    let mut gossip = Behaviour::new(author, config).map_err(str::to_owned)?;
    // Every peer of a test has the same address.
    let scores = PeerScoreParams {
        ip_colocation_factor_weight: 0.0,
        ..PeerScoreParams::default()
    };
    gossip.with_peer_score(scores, PeerScoreThresholds::default())?;
    Ok(gossip)
}

fn id_function(options: &Value) -> impl Fn(&Message) -> MessageId + Send + Sync + 'static {
    let with_topic = options["messageId"] == "sha256-topic-data-20";
    move |message| {
        let mut digest = Sha256::new();
        if with_topic {
            digest.update(message.topic.as_str());
        }
        digest.update(&message.data);
        MessageId::new(&digest.finalize()[..if with_topic { 20 } else { 32 }])
    }
}

pub fn on_event(event: Event) {
    if let Event::Message {
        propagation_source,
        message_id,
        message,
    } = event
    {
        tell(&json!({
            "event": "message",
            "topic": message.topic.as_str(),
            "data": base64(&message.data),
            "id": base64(&message_id.0),
            "via": propagation_source.to_string(),
        }));
    }
}

// ---- commands

pub fn command(gossip: &mut Behaviour, name: &str, given: &Value) -> Answer {
    if name == "score" {
        let peer = text(given, "peer")?.parse().map_err(|_| "that is no peer id")?;
        return Ok(json!({"score": gossip.peer_score(&peer).unwrap_or(0.0)}));
    }
    let topic = IdentTopic::new(text(given, "topic")?);
    match name {
        "subscribe" => gossip
            .subscribe(&topic)
            .map(|_| Value::Null)
            .map_err(|e| format!("{e:?}")),
        "unsubscribe" => {
            gossip.unsubscribe(&topic);
            Ok(Value::Null)
        }
        "publish" => match gossip.publish(topic, bytes(given, "data")?) {
            Ok(_) | Err(PublishError::NoPeersSubscribedToTopic) => Ok(Value::Null),
            Err(e) => Err(format!("{e:?}")),
        },
        _ => Ok(topic_state(gossip, &topic)),
    }
}

fn topic_state(gossip: &Behaviour, topic: &IdentTopic) -> Value {
    let hash = topic.hash();
    let mesh: Vec<_> = gossip.mesh_peers(&hash).map(ToString::to_string).collect();
    let subscribers: Vec<_> = gossip
        .all_peers()
        .filter(|(_, topics)| topics.contains(&&hash))
        .map(|(peer, _)| peer.to_string())
        .collect();
    let streams: Vec<_> = gossip
        .peer_protocol()
        .map(|(peer, kind)| json!({"peer": peer.to_string(), "protocol": version(&format!("{kind:?}"))}))
        .collect();
    json!({"mesh": mesh, "subscribers": subscribers, "streams": streams})
}

/// rust-libp2p shows the version to people only.
fn version(shown: &str) -> &'static str {
    match shown {
        "Gossipsubv1_3" => "/meshsub/1.3.0",
        "Gossipsubv1_2" => "/meshsub/1.2.0",
        "Gossipsubv1_1" => "/meshsub/1.1.0",
        "Gossipsub" => "/meshsub/1.0.0",
        _ => "",
    }
}
