#pragma once
// One conversation with one Redis: opened, let in, named, and then one question after the other, each with its reply. As a reply
// does not say what it answers, one that was not waited for ends the conversation.
// Network thread only.

#include "net/http_connection.h"
#include "net/redis_answer.h"
#include "net/redis_question.h"

#include "core/redis_reply.h"

#include <deque>
#include <optional>
#include <string>

namespace traceo {

class RedisConnection : public QObject {
    Q_OBJECT
public:
    /// `login`: the AUTH to begin with, or nothing. Requires: the endpoint's address is one of Redis.
    RedisConnection(const Endpoint& endpoint, const Route& route, std::string login);

    /// Then ready() or closed().
    void open();
    /// Let in, and nothing is under way.
    bool isReady() const;
    /// Then answered() or closed(). Requires: isReady().
    void ask(const RedisQuestion& question, std::int64_t maxBytes);

    /// After answered(): the reply as it was on the wire, and if it is an error what that means.
    std::string takeReply() { return std::move(m_reply); }
    const std::optional<RedisRefusal>& refusal() const { return m_refusal; }

    /// After closed(): why.
    const RedisRefusal& failure() const { return m_failure; }
    /// After closed(): the server took it; else the next one would fare no better now.
    bool wasLetIn() const { return m_isGreeted && m_farewell.empty(); }
    /// After closed(): it has answered before and now without a byte, so the server may just have been tired of it.
    bool wasKeptTooLong() const;

Q_SIGNALS:
    void reached(); ///< the server took the connection; it has said nothing yet
    void ready();
    void active(qint64 received); ///< bytes went or came; of the reply so far
    void answered();
    void closed();

private:
    enum class Step : std::uint8_t { Login, Name, Database, Answer }; ///< a reply that is still to come
    void greet();
    void readArrived();
    void takeReplies();
    void takeStep(Step step, std::string reply);
    void endSteps();
    void noteClosed();
    RedisRefusal whyClosed() const;
    void endWith(RedisRefusal why);

    Endpoint m_endpoint;
    HttpConnection m_line;
    std::string m_login;
    std::deque<Step> m_steps;
    RedisReplyEnd m_end;
    std::string m_buffer;
    RedisQuestion m_question;
    int m_database = 0; ///< that the server reads from
    std::string m_reply;
    std::optional<RedisRefusal> m_refusal;
    std::string m_farewell; ///< what the server said before it let us in
    RedisRefusal m_failure;
    bool m_wasOpened = false;
    bool m_isGreeted = false;
    bool m_hasAnswered = false;
    bool m_isOutOfStep = false; ///< more came than was asked for
    bool m_isEnded = false;
};

} // namespace traceo
