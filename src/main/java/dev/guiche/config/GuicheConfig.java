package dev.guiche.config;

import java.util.List;
import java.util.Optional;

/**
 * All of {@code channels.yml}, checked as a whole: whatever one part calls by name, another part
 * declares.
 *
 * @param sandbox whether the local stand-ins play the providers
 * @param channels in the order of the file
 * @param desks in the order of the file; at least one, and the first is the default desk
 * @param workflows in the order of the file; at least one, for there is always {@code padrao}
 * @param plans what customers buy; empty: any word is a plan
 * @param products what we make; empty: nobody asks whether something is ours
 * @param hours when the house and its desks are open
 * @param triage trees of questions before the queue; none asks nothing
 * @param portal how customers come into their own area
 * @param webhooks which programs are told what happens
 * @param attachmentLimit the largest file that is taken, in bytes
 * @param trustedProxies whose {@code X-Forwarded-…} headers are believed
 * @param notices what the operator should know but need not mend: channels that are off, and what
 *     to set to have them on
 */
public record GuicheConfig(
    Organization organization,
    boolean sandbox,
    List<ChannelConfig> channels,
    List<DeskConfig> desks,
    List<WorkflowConfig> workflows,
    List<PlanConfig> plans,
    List<String> products,
    HoursConfig hours,
    List<TriageConfig> triage,
    PortalConfig portal,
    List<WebhookConfig> webhooks,
    long attachmentLimit,
    List<AddressRange> trustedProxies,
    List<String> notices) {

  public GuicheConfig {
    channels = List.copyOf(channels);
    desks = List.copyOf(desks);
    workflows = List.copyOf(workflows);
    plans = List.copyOf(plans);
    products = List.copyOf(products);
    triage = List.copyOf(triage);
    webhooks = List.copyOf(webhooks);
    trustedProxies = List.copyOf(trustedProxies);
    notices = List.copyOf(notices);
  }

  public Optional<ChannelConfig> channel(String name) {
    return channels.stream().filter(channel -> channel.name().equals(name)).findFirst();
  }

  public Optional<DeskConfig> desk(String key) {
    return desks.stream().filter(desk -> desk.key().equals(key)).findFirst();
  }

  /** The questions that a channel's new conversations begin with. */
  public Optional<TriageConfig> triageOf(String channel) {
    return triage.stream().filter(tree -> tree.channels().contains(channel)).findFirst();
  }

  public Optional<TriageConfig> triage(String name) {
    return triage.stream().filter(tree -> tree.name().equals(name)).findFirst();
  }

  /** Where customers may open tickets in their own area: the default desk, if no desk says so. */
  public List<DeskConfig> portalDesks() {
    var open = desks.stream().filter(DeskConfig::portal).toList();
    return open.isEmpty() ? List.of(defaultDesk()) : open;
  }

  /** Where work goes that nothing sends elsewhere. */
  public DeskConfig defaultDesk() {
    return desks.getFirst();
  }

  /** The workflow of a desk's tickets. */
  public WorkflowConfig workflowOf(DeskConfig desk) {
    return workflow(desk.workflow()).orElseThrow();
  }

  public Optional<PlanConfig> plan(String key) {
    return plans.stream().filter(plan -> plan.key().equals(key)).findFirst();
  }

  public Optional<WorkflowConfig> workflow(String name) {
    return workflows.stream().filter(workflow -> workflow.name().equals(name)).findFirst();
  }
}
