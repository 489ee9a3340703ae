package gatehouse.functions;

import gatehouse.aws.Admissions;
import gatehouse.aws.Admitted;
import gatehouse.aws.Committed;
import gatehouse.aws.Demand;
import gatehouse.aws.Idempotency;
import gatehouse.aws.Item;
import gatehouse.aws.Key;
import gatehouse.aws.Pause;
import gatehouse.aws.Present;
import gatehouse.aws.Table;
import gatehouse.domain.EventId;
import gatehouse.domain.Outcome;
import gatehouse.domain.Refusal;
import gatehouse.http.Answer;
import gatehouse.http.Request;
import gatehouse.http.Verb;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/// How every command runs: plan; stop there if it is only tried; else commit, once for each
/// idempotency key. A lost race is planned again on what is true then.
public final class Commands {
    private static final int TRIES = 8;
    private static final int ACCEPTED = 202;
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,128}");

    private final Table table;
    private final Admissions admissions;
    private final Clock clock;
    private final RandomGenerator random;

    @Inject
    public Commands(Table table, Admissions admissions, Clock clock, RandomGenerator random) {
        this.table = table;
        this.admissions = admissions;
        this.clock = clock;
        this.random = random;
    }

    /// Makes a verb of a command.
    public Verb verb(Command command) {
        return keyed(request -> run(command, request));
    }

    /// The same of what runs several commands, one after the other, with [#part].
    public Verb keyed(Verb verb) {
        return request ->
                hasUsableKey(request)
                        ? verb.run(request)
                        : Outcome.refused(
                                Refusal.Invalid.at(
                                        "Idempotency-Key",
                                        "must be 1 to 128 visible ASCII characters"));
    }

    /// Runs one of several commands that a request asks for.
    ///
    /// @param part with an idempotency key of its own, if there is one ([Request#part])
    public Outcome<Answer> part(Command command, Request part) {
        return run(command, part);
    }

    /// Takes a request's idempotency key before the first of its parts, so that the key stands for
    /// this request and for no other, whatever becomes of the parts.
    public Outcome<Request> take(Request request) {
        var key = idempotency(request);
        if (key.isEmpty() || isFree(key.get())) {
            return Outcome.done(request);
        }
        var place = key.get().place();
        var read = Optional.ofNullable(table.batch(List.of(place)).get(place));
        return switch (key.get().judge(read, clock.instant())) {
            case Idempotency.Found.Same _ -> Outcome.done(request);
            case Idempotency.Found.Other() -> Outcome.refused(new Refusal.KeyReused());
            case Idempotency.Found.Nothing() -> Outcome.refused(new Refusal.Unavailable());
        };
    }

    private boolean isFree(Idempotency key) {
        var nothing = new Idempotency.Kept(ACCEPTED, "", Map.of());
        return table.commit(key.keep(nothing, clock.instant())) == Committed.STORED;
    }

    /// The same for a command whose request or answer tells a secret: nothing is kept of either,
    /// not even a hash, so the key of who sends one is passed over.
    public Verb unkept(Command command) {
        return request -> run(command, request.withoutHeader(Request.IDEMPOTENCY_KEY));
    }

    /// The same for a command of which only some requests tell a secret.
    public Verb verb(Command command, Predicate<Request> secret) {
        return request -> (secret.test(request) ? unkept(command) : verb(command)).run(request);
    }

    /// Loads and authorises, with the idempotency key in the same read; a command that was done
    /// before is answered as it was then.
    public Outcome<Plan> admit(
            Request request, Demand demand, Function<Admitted, Outcome<Plan>> next) {
        var repeat = idempotency(request);
        var all = repeat.map(key -> demand.with(key.place())).orElse(demand);
        return admissions
                .admit(all)
                .then(in ->
                        answered(repeat, in::item, in.now())
                                .orElseGet(() ->
                                        next.apply(in)
                                                .then(plan -> asMeant(plan, request, in::item))));
    }

    /// The same for what a link decides instead of a permission: the caller is signed in, no more.
    public Outcome<Plan> present(
            Request request, List<Key> keys, Function<Present, Outcome<Plan>> next) {
        var repeat = idempotency(request);
        var all = new ArrayList<>(keys);
        repeat.map(Idempotency::place).ifPresent(all::add);
        return admissions
                .present(request.caller(), all)
                .then(in ->
                        answered(repeat, in::item, in.now())
                                .orElseGet(() ->
                                        next.apply(in)
                                                .then(plan -> asMeant(plan, request, in::item))));
    }

    /// The plan, unless it acts on another version than the caller means: that is looked at last,
    /// after all that would refuse the command anyway (RFC 9110, section 13.2.1).
    private static Outcome<Plan> asMeant(
            Plan plan, Request request, Function<Key, Optional<Item>> read) {
        if (ActedOn.isMeant(request, read)) {
            return Outcome.done(plan);
        }
        if (plan instanceof Plan.Do reserved) {
            reserved.undo().run();
        }
        return Outcome.refused(new Refusal.Stale());
    }

    /// The same also for who has yet to set another password than a temporary one. It keeps no
    /// idempotency key.
    public Outcome<Plan> presentAnyway(
            Request request, List<Key> keys, Function<Present, Outcome<Plan>> next) {
        return admissions.presentAnyway(request.caller(), keys).then(next);
    }

    private Outcome<Answer> run(Command command, Request request) {
        boolean sure = idempotency(request).isEmpty();
        for (int tries = 0; tries < TRIES; tries++) {
            Pause.before(tries);
            switch (command.plan(request)) {
                case Outcome.Refused<Plan>(var why) -> {
                    if (sure || !dependsOnState(why)) {
                        return Outcome.refused(why);
                    }
                    // the same request, at work beside this one, may be what stands in the way
                    sure = true;
                }
                case Outcome.Done<Plan>(Plan.Answered(var answer)) -> {
                    return Outcome.done(answer);
                }
                case Outcome.Done<Plan>(Plan.Do plan) -> {
                    if (request.isDryRun()) {
                        return Outcome.done(plan.answer().tried());
                    }
                    if (commit(plan, request) == Committed.STORED) {
                        return Outcome.done(plan.answer());
                    }
                    plan.undo().run();
                }
            }
        }
        return Outcome.refused(new Refusal.Unavailable());
    }

    private static boolean dependsOnState(Refusal why) {
        return switch (why) {
            case Refusal.Conflict _,
                    Refusal.Conflicts _,
                    Refusal.ExternalIdentity _,
                    Refusal.Gone _,
                    Refusal.Stale _,
                    Refusal.TooMany _,
                    // what was there before it, or not, is otherwise once it is done
                    Refusal.Hidden _,
                    Refusal.VersionMissing _ ->
                    true;
            case Refusal.Invalid _,
                    Refusal.NotSignedIn _,
                    Refusal.WrongCredentials _,
                    Refusal.CodeRequired _,
                    Refusal.SecondFactorRequired _,
                    Refusal.PasswordChangeRequired _,
                    Refusal.SignInAgain _,
                    Refusal.WrongIdToken _,
                    Refusal.NotAdmitted _,
                    Refusal.Lacks _,
                    Refusal.ModuleOff _,
                    Refusal.Outranked _,
                    Refusal.OutOfReach _,
                    Refusal.OtherPerson _,
                    Refusal.KeyReused _,
                    Refusal.TooLarge _,
                    Refusal.Unavailable _ ->
                    false;
        };
    }

    private Committed commit(Plan.Do plan, Request request) {
        var writes = new ArrayList<>(plan.writes());
        idempotency(request)
                .map(key -> key.keep(kept(plan.answer()), clock.instant()))
                .ifPresent(writes::add);
        return table.commit(writes, EventId.next(random));
    }

    /// The answer of a command that was done before; empty if it has not been.
    private static Optional<Outcome<Plan>> answered(
            Optional<Idempotency> repeat, Function<Key, Optional<Item>> read, Instant now) {
        return repeat.map(key -> key.judge(read.apply(key.place()), now))
                .flatMap(Commands::answered);
    }

    private static Optional<Outcome<Plan>> answered(Idempotency.Found found) {
        return switch (found) {
            case Idempotency.Found.Nothing() -> Optional.empty();
            case Idempotency.Found.Other() -> Optional.of(Outcome.refused(new Refusal.KeyReused()));
            case Idempotency.Found.Same(var kept) ->
                    Optional.of(
                            Outcome.done(
                                    new Plan.Answered(
                                            new Answer(
                                                    kept.status(), kept.body(), kept.headers()))));
        };
    }

    private static Idempotency.Kept kept(Answer answer) {
        return new Idempotency.Kept(answer.status(), answer.body(), answer.headers());
    }

    private static Optional<Idempotency> idempotency(Request request) {
        return request.isDryRun()
                ? Optional.empty()
                : request.header(Request.IDEMPOTENCY_KEY)
                        .map(key ->
                                new Idempotency(
                                        request.caller().account(), key, request.fingerprint()));
    }

    private static boolean hasUsableKey(Request request) {
        return request.header(Request.IDEMPOTENCY_KEY)
                .map(key -> KEY.matcher(key).matches())
                .orElse(true);
    }
}
