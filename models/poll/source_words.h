#pragma once
// What a poll's answer means, in words for people.
// Any thread; immutable.

#include "poll/request_round.h"

namespace traceo {

/// Why there was no answer.
QString wordsOfFailure(const RoundAnswer& answer);

/// What of an answer is only partly good; empty when all is well. `refused`: optional questions that failed when
/// they were last asked. `clockSkew`: the server's clock minus ours.
QString wordsOfAnswer(const RoundAnswer& answer, const std::map<std::string, Error>& refused, std::optional<Millis> clockSkew);

} // namespace traceo
