#include "net/listener.h"

#include "net/form_encoding.h"
#include "net/gzip.h"

#include <QCoreApplication>
#include <QHostAddress>
#include <QLoggingCategory>

#include <algorithm>
#include <charconv>
#include <cstring>
#include <exception>

#if defined(Q_OS_UNIX)
#include <arpa/inet.h>
#include <netinet/in.h>
#endif

#include <microhttpd.h>

namespace traceo {
namespace {

Q_LOGGING_CATEGORY(lcListener, "traceo.net.listener", QtInfoMsg)

class ListenerText {
    Q_DECLARE_TR_FUNCTIONS(Listener)
};

constexpr unsigned kConnections = 256;
constexpr unsigned kIdleSeconds = 30;
constexpr std::size_t kConnectionMemory = 128 * 1024; // request line and headers; longer ones get 414 or 431
constexpr std::size_t kGzipFrom = 1024;

/// What is known of a request while it arrives.
struct Arriving {
    IncomingRequest request;
    bool headersRead = false;
};

std::string lowered(std::string_view text)
{
    std::string result(text);
    std::ranges::transform(result, result.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c; });
    return result;
}

std::string_view headerOf(const Pairs& headers, std::string_view name)
{
    const auto it = std::ranges::find(headers, name, &Pairs::value_type::first);
    return it == headers.end() ? std::string_view() : std::string_view(it->second);
}

bool isForm(const Pairs& headers)
{
    return lowered(headerOf(headers, "content-type")).starts_with("application/x-www-form-urlencoded");
}

/// Whether an Accept-Encoding names gzip without giving it the weight 0.
bool acceptsGzip(const Pairs& headers)
{
    const std::string accepted = lowered(headerOf(headers, "accept-encoding"));
    const std::size_t at = accepted.find("gzip");
    if (at == std::string::npos)
        return false;
    const std::string_view item = std::string_view(accepted).substr(at, accepted.find(',', at) - at);
    const std::size_t weight = item.find("q=0");
    return weight == std::string_view::npos || item.find_first_of("123456789", weight) != std::string_view::npos;
}

MHD_Result addHeader(void* to, MHD_ValueKind /*kind*/, const char* name, const char* value)
{
    static_cast<Arriving*>(to)->request.headers.emplace_back(lowered(name), value != nullptr ? value : "");
    return MHD_YES;
}

void* beginRequest(void* /*state*/, const char* uri, MHD_Connection* /*connection*/)
{
    auto arriving = std::make_unique<Arriving>();
    const std::string_view text = uri;
    const std::size_t mark = text.find('?');
    arriving->request.path = pathDecoded(text.substr(0, mark));
    if (mark != std::string_view::npos)
        arriving->request.query = formDecoded(text.substr(mark + 1));
    return arriving.release();
}

void endRequest(void* /*state*/, MHD_Connection* /*connection*/, void** arriving, MHD_RequestTerminationCode /*why*/)
{
    const std::unique_ptr<Arriving> gone(static_cast<Arriving*>(*arriving));
    *arriving = nullptr;
}

MHD_Result send(MHD_Connection* connection, const IncomingRequest& request, OutgoingResponse answer)
{
    const auto named = [&answer](std::string_view name) {
        return std::ranges::any_of(answer.headers, [name](const auto& header) { return lowered(header.first) == name; });
    };
    if (!named("content-type"))
        answer.headers.emplace_back("Content-Type", "application/json");
    if (answer.body.size() > kGzipFrom && !named("content-encoding") && acceptsGzip(request.headers)) {
        answer.body = gzipped(answer.body);
        answer.headers.emplace_back("Content-Encoding", "gzip");
    }
    MHD_Response* response = MHD_create_response_from_buffer(answer.body.size(), answer.body.data(), MHD_RESPMEM_MUST_COPY);
    if (response == nullptr)
        return MHD_NO;
    for (const auto& [name, value] : answer.headers)
        MHD_add_response_header(response, name.c_str(), value.c_str());
    const MHD_Result queued = MHD_queue_response(connection, unsigned(answer.status), response);
    MHD_destroy_response(response);
    return queued;
}

OutgoingResponse refusal(int status, std::string_view words)
{
    return {.status = status, .headers = {{"Content-Type", "text/plain; charset=utf-8"}}, .body = std::string(words)};
}

std::int64_t declaredLength(const Pairs& headers)
{
    const std::string_view text = headerOf(headers, "content-length");
    std::int64_t length = 0;
    std::from_chars(text.data(), text.data() + text.size(), length);
    return length;
}

struct Address {
    QHostAddress host;
    sockaddr_in v4{};
    sockaddr_in6 v6{};
    const sockaddr* any = nullptr;
};

/// Fills `address` in place, as it points into itself. False when `text` is no address.
bool readAddress(const QString& text, std::uint16_t port, Address& address)
{
    address.host = text == QStringLiteral("localhost") ? QHostAddress(QHostAddress::LocalHost) : QHostAddress(text);
    if (address.host.isNull())
        return false;
    if (address.host.protocol() == QAbstractSocket::IPv6Protocol) {
        const Q_IPV6ADDR bytes = address.host.toIPv6Address();
        address.v6.sin6_family = AF_INET6;
        address.v6.sin6_port = htons(port);
        std::memcpy(&address.v6.sin6_addr, &bytes, sizeof(address.v6.sin6_addr));
        address.any = reinterpret_cast<const sockaddr*>(&address.v6);
        return true;
    }
    address.v4.sin_family = AF_INET;
    address.v4.sin_port = htons(port);
    address.v4.sin_addr.s_addr = htonl(address.host.toIPv4Address());
    address.any = reinterpret_cast<const sockaddr*>(&address.v4);
    return true;
}

QString hostForUrl(const QHostAddress& host)
{
    if (host == QHostAddress::AnyIPv4 || host == QHostAddress::Any)
        return QStringLiteral("127.0.0.1");
    return host == QHostAddress::AnyIPv6 ? QStringLiteral("::1") : host.toString();
}

} // namespace

struct Listener::State {
    Answer answer;
    Options options;
    MHD_Daemon* daemon = nullptr;
    std::uint16_t port = 0;
    QHostAddress host;

    OutgoingResponse answerTo(IncomingRequest& request) const
    {
        if (isForm(request.headers))
            request.form = formDecoded(request.body);
        try {
            return answer(request);
        } catch (const std::exception& exception) { // must not pass through a C library
            qCWarning(lcListener, "An answer failed: %s", exception.what());
            return refusal(500, "internal error");
        }
    }

    MHD_Result receive(MHD_Connection* connection, Arriving& arriving, const char* data, std::size_t* size) const
    {
        IncomingRequest& request = arriving.request;
        if (!arriving.headersRead) {
            arriving.headersRead = true;
            MHD_get_connection_values(connection, MHD_HEADER_KIND, &addHeader, &arriving);
            if (declaredLength(request.headers) > options.maxBodyBytes)
                return send(connection, request, refusal(413, "the body is too large"));
            return MHD_YES;
        }
        if (*size == 0)
            return send(connection, request, answerTo(request));
        if (std::int64_t(request.body.size() + *size) > options.maxBodyBytes)
            return MHD_NO; // undeclared and too large: the connection is closed
        request.body.append(data, *size);
        *size = 0;
        return MHD_YES;
    }

    static MHD_Result accept(void* state, MHD_Connection* connection, const char* /*url*/, const char* method,
                             const char* /*version*/, const char* data, std::size_t* size, void** arriving)
    {
        auto* request = static_cast<Arriving*>(*arriving);
        if (request == nullptr)
            return MHD_NO;
        request->request.method = method;
        return static_cast<const State*>(state)->receive(connection, *request, data, size);
    }

    bool start(const Address& address)
    {
        unsigned flags = MHD_USE_INTERNAL_POLLING_THREAD | MHD_USE_AUTO;
        if (address.any->sa_family == AF_INET6)
            flags |= MHD_USE_IPv6;
        const auto threads = unsigned(std::clamp(options.threads, 1, 64));
        daemon = MHD_start_daemon(flags, 0, nullptr, nullptr, &State::accept, this, MHD_OPTION_SOCK_ADDR, address.any,
                                  MHD_OPTION_CONNECTION_LIMIT, kConnections, MHD_OPTION_CONNECTION_TIMEOUT, kIdleSeconds,
                                  MHD_OPTION_CONNECTION_MEMORY_LIMIT, kConnectionMemory, MHD_OPTION_URI_LOG_CALLBACK,
                                  &beginRequest, nullptr, MHD_OPTION_NOTIFY_COMPLETED, &endRequest, nullptr,
                                  threads > 1 ? MHD_OPTION_THREAD_POOL_SIZE : MHD_OPTION_END, threads, MHD_OPTION_END);
        if (daemon == nullptr)
            return false;
        host = address.host;
        const MHD_DaemonInfo* bound = MHD_get_daemon_info(daemon, MHD_DAEMON_INFO_BIND_PORT);
        port = bound != nullptr ? bound->port : 0;
        return port != 0;
    }
};

Listener::Listener() = default;

Listener::~Listener()
{
    if (m_state && m_state->daemon != nullptr)
        MHD_stop_daemon(m_state->daemon);
}

Result<std::unique_ptr<Listener>> Listener::open(const Options& options, Answer answer)
{
    Address address;
    const QString where = QStringLiteral("%1:%2").arg(options.address).arg(options.port);
    if (!readAddress(options.address, options.port, address)) {
        return Error{ErrorCode::Unreachable, where, ListenerText::tr("an IP address of this machine"), options.address,
                     ListenerText::tr("Use 127.0.0.1 to listen for this machine alone.")};
    }
    std::unique_ptr<Listener> listener(new Listener); // the constructor is private
    listener->m_state = std::make_unique<State>();
    listener->m_state->answer = std::move(answer);
    listener->m_state->options = options;
    if (!listener->m_state->start(address)) {
        return Error{ErrorCode::Unreachable, where, ListenerText::tr("an address and port to listen on"),
                     ListenerText::tr("one that is in use, not of this machine or not permitted"),
                     ListenerText::tr("Choose another port, or end what listens there.")};
    }
    return listener;
}

std::uint16_t Listener::port() const
{
    return m_state->port;
}

QUrl Listener::url() const
{
    QUrl url;
    url.setScheme(QStringLiteral("http"));
    url.setHost(hostForUrl(m_state->host));
    url.setPort(m_state->port);
    return url;
}

} // namespace traceo
